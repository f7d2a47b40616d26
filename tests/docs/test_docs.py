"""Every example in README and docs is run: console blocks in a folder of their own, Python blocks in one namespace."""

import re
import shlex
import sys
from pathlib import Path

import pytest

from trucewatch.cli import COMMANDS, main

ROOT = Path(__file__).resolve().parent.parent.parent
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])
BLOCK = re.compile(r"^```(console|python)\n(.*?)^```", re.MULTILINE | re.DOTALL)
STATUS = re.compile(r"\s+# exit status (\d)$")


def steps(block):
    """``(command, exit status, fragments of what it prints)`` for each command of a console block."""
    out = []
    for line in block.splitlines():
        if line.startswith("$ "):
            command = line[2:]
            wanted = STATUS.search(command)
            command = command if wanted else command.split("  #")[0].rstrip()
            out.append((STATUS.sub("", command), int(wanted[1]) if wanted else 0, []))
        elif line.strip() and line.strip() != "...":
            out[-1][2].append(line.strip())
    return out


def run(command, capsys):
    """Exit status and what was printed. ``trucewatch`` runs in this process; ``printf`` and ``mkdir`` are known."""
    words = shlex.split(command)
    if words[0] == "mkdir":
        for name in words[1:]:
            Path(name).mkdir()
        return 0, ""
    if words[0] == "printf":
        assert words[2] == ">", command
        Path(words[3]).write_text(words[1].replace("\\n", "\n"), encoding="utf-8")
        return 0, ""
    if words[:1] == ["python"]:  # measures against texts that are not in the repository: here it need only be there
        assert (ROOT / words[1]).is_file(), command
        return 0, ""
    assert words[0] == "trucewatch", f"a command that the test does not know: {command}"
    capsys.readouterr()
    with pytest.raises(SystemExit) as end:
        main(words[1:])
    printed = capsys.readouterr()
    return end.value.code, printed.out + printed.err


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_examples(page, tmp_path, monkeypatch, capsys, sample_folder):
    monkeypatch.chdir(tmp_path)
    text = page.read_text(encoding="utf-8")
    if "demo-case" in text and page.name != "README.md":
        import shutil

        shutil.copytree(sample_folder, tmp_path / "demo-case")
    names = {"__name__": page.stem}
    for kind, block in BLOCK.findall(text):
        if kind == "python":
            exec(compile(block, str(page), "exec"), names)
            continue
        for command, wanted, fragments in steps(block):
            status, printed = run(command, capsys)
            assert status == wanted, f"{command}: {printed}"
            for fragment in fragments:
                assert fragment in printed, f"{command}\nlacks {fragment!r} in\n{printed}"


def test_every_command_is_documented():
    text = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    sections = re.findall(r"^## (\S+)$", text, re.MULTILINE)
    assert set(COMMANDS) <= set(sections)
    assert not set(sections) - set(COMMANDS), "documented, but no command"


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_lead_somewhere(page):
    text = page.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text):
        if not target.startswith(("http://", "https://", "mailto:")):
            assert (page.parent / target).exists(), f"{page.name}: {target} is missing"


def test_every_page_is_in_the_index():
    linked = set(re.findall(r"\]\(([\w-]+\.md)\)", (ROOT / "docs" / "index.md").read_text(encoding="utf-8")))
    assert {p.name for p in (ROOT / "docs").glob("*.md")} - {"index.md"} <= linked


def test_public_names_are_there():
    import trucewatch

    assert sys.modules["trucewatch"].__version__
    for name in trucewatch.__all__:
        assert getattr(trucewatch, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        trucewatch.nothing  # noqa: B018
