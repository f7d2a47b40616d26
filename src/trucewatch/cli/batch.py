"""``batch``: extraction at corpus size, in parts that are written once and never again."""

from __future__ import annotations

import gzip
import json
import os
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import IO, Any, cast

import click

from .. import rules
from ..case.adding import read_meta
from ..errors import InputError, TrucewatchError, unforeseen
from ..extraction import Extractor
from ..read import Raw, Unreadable, read_source
from . import common

#: A part's documents, in; the claims' lines and what could not be read, out.
Work = Callable[[list[Raw]], tuple[list[str], list[dict[str, str]]]]
META = "meta.json"
SKIPPED = "part-{}.skipped.jsonl"
Part = tuple[int, list[Raw]]
Result = tuple[int, tuple[list[str], list[dict[str, str]]]]
_extractors: dict[tuple[tuple[str, ...], tuple[str, ...]], Extractor] = {}


class NotParquet(InputError):
    """A file of that name that is none; among many, it alone is left out."""


@click.command()
@click.argument("given", metavar="INPUT")
@click.option("--out", metavar="DIR", required=True, type=click.Path(path_type=Path), help="Where the parts go.")
@click.option("--engine", type=click.Choice(("local", "ray")), default="local", show_default=True)
@click.option("--workers", metavar="N", type=click.IntRange(1), help="Processes (default: one for each core).")
@click.option("--part", "size", metavar="N", type=click.IntRange(1), default=500, show_default=True,
              help="Documents in a part.")  # fmt: skip
@click.option("--pack", "packs", multiple=True, metavar="NAME", help="A bundled pack or a pack's folder; repeatable.")
@click.option("--gazetteer", "gazetteers", multiple=True, metavar="FILE", type=click.Path(path_type=Path))
def batch(
    given: str,
    out: Path,
    engine: str,
    workers: int | None,
    size: int,
    packs: tuple[str, ...],
    gazetteers: tuple[Path, ...],
) -> int:
    """Write the claims of every document of INPUT (Parquet, JSON lines, WARC, or a folder of them) to --out.

    Parts are numbered by the order of the documents; one that is there already is not computed again, so an interrupted
    run goes on where it stopped. What cannot be read is told and listed in part-NNNNN.skipped.jsonl; the exit status is then 2.
    """
    source = Path(given)
    if not source.exists():
        raise InputError(f"{given}: no such file or folder; check the path")
    plan = {"source": str(source.resolve()), "part": size, "packs": list(packs or rules.DEFAULT_PACKS)}
    _agree(out, plan | {"packs_digest": rules.load(tuple(packs or rules.DEFAULT_PACKS)).digest})
    names = tuple(packs or rules.DEFAULT_PACKS), tuple(str(g.resolve()) for g in gazetteers)
    Extractor(names[0], names[1])
    todo = ((n, part) for n, part in parts(source, size) if not _path(out, n).is_file())
    finished = (p for p in sorted(out.glob(SKIPPED.format("*"))) if p.with_name(p.name.replace(".skipped", "")).is_file())
    for path in finished:
        _tell([json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()])
        common.note(f"{path.name}: skipped by an earlier run; mend them and remove the part's two files to read it again")
    run = _ray if engine == "ray" else _local
    for n, (lines, skipped) in run(todo, names, workers or os.cpu_count() or 1):
        if skipped:
            _tell(skipped)
            _write(out / SKIPPED.format(f"{n:05d}"), [json.dumps(s, ensure_ascii=False) + "\n" for s in skipped])
        _write(_path(out, n), lines)
        common.note(f"part {n:05d}: {len(lines)} claims" + (f", {len(skipped)} skipped" if skipped else ""))
    return 2 if any(out.glob(SKIPPED.format("*"))) else 0


def parts(source: Path, size: int) -> Iterator[Part]:
    """Documents in numbered parts, in a stable order; what cannot be read travels along as an empty raw document."""
    items = iter(documents(source))
    n = 0
    while chunk := list(islice(items, size)):
        yield n, chunk
        n += 1


def documents(source: Path) -> Iterator[Raw]:
    """Every document of the input, streamed: neither JSON lines nor Parquet is ever held whole."""
    files = sorted(p for p in source.rglob("*") if p.is_file()) if source.is_dir() else [source]
    for path in files:
        if source.is_dir() and path.name == META:
            continue
        try:
            yield from _file(path)
        except NotParquet as err:
            if path == source:
                raise
            yield _refused(Unreadable(path=str(path), what="not a Parquet file", todo=str(err).partition("; ")[2]))
        except TrucewatchError:
            raise
        except (OSError, EOFError, zlib.error) as err:
            what = f"damaged from here on ({getattr(err, 'strerror', None) or err})"
            yield _refused(Unreadable(path=str(path), what=what, todo="fetch it again"))
        except Exception as err:  # a damage that no reader foresaw ends this file and no other
            what, todo = unforeseen(err)
            yield _refused(Unreadable(path=str(path), what=what, todo=todo))


def _file(path: Path) -> Iterator[Raw]:
    name = path.name.removesuffix(".gz")
    if path.suffix == ".parquet":
        yield from _parquet(path)
    elif name.endswith((".jsonl", ".ndjson")):
        yield from _json_lines(path)
    else:
        beside = path.parent / META
        for item in read_source(path, meta=read_meta(beside) if beside.is_file() else None):
            yield item if isinstance(item, Raw) else _refused(item)


def _refused(item: Unreadable) -> Raw:
    return Raw(data=b"", path=item.path, member=item.member, title=f"{item.what}; {item.todo}")


def _json_lines(path: Path) -> Iterator[Raw]:
    with cast(IO[bytes], gzip.open(path)) if path.suffix == ".gz" else path.open("rb") as stream:
        for n, line in enumerate(stream, 1):
            if line.strip():
                yield Raw(data=line.rstrip(b"\r\n"), media_type="application/json", path=str(path), member=f"line {n}")


def _parquet(path: Path) -> Iterator[Raw]:
    try:
        from pyarrow import ArrowInvalid, parquet
    except ImportError:
        raise InputError(f"{path}: Parquet needs pyarrow; install it with `pip install trucewatch[exports]`") from None
    try:
        file = parquet.ParquetFile(path)
    except ArrowInvalid as err:
        raise NotParquet(f"{path}: not a Parquet file ({str(err).splitlines()[0]}); fetch it again") from None
    n = 0
    for rows in file.iter_batches(batch_size=256):
        for row in rows.to_pylist():
            n += 1
            data = json.dumps(row, ensure_ascii=False, sort_keys=True, default=str).encode()
            yield Raw(data=data, media_type="application/json", path=str(path), member=f"row {n}")


def work(raws: Sequence[Raw], packs: tuple[str, ...], gazetteers: tuple[str, ...]) -> Any:
    """A part: claims as lines, and what could not be read."""
    extractor = _extractors.get((packs, gazetteers))
    if extractor is None:
        extractor = _extractors[packs, gazetteers] = Extractor(packs, gazetteers)
    lines: list[str] = []
    skipped: list[dict[str, str]] = []
    for raw in raws:
        where = f"{raw.path} ({raw.member})" if raw.member else raw.path
        if not raw.data:
            skipped.append({"path": where, "why": raw.title or "empty"})
            continue
        try:
            lines += [common.encode(c) + "\n" for c in extractor.read(raw).extraction.claims]
        except TrucewatchError as err:
            skipped.append({"path": where, "why": str(err)})
        except Exception as err:  # a defect that one document brings to light stops no other
            skipped.append({"path": where, "why": "; ".join(unforeseen(err))})
    return lines, skipped


def _local(todo: Iterable[Part], names: tuple[tuple[str, ...], tuple[str, ...]], workers: int) -> Iterator[Result]:
    if workers == 1:
        for n, part in todo:
            yield n, work(part, *names)
        return
    from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, ProcessPoolExecutor, wait

    running: dict[Future[Any], int] = {}
    try:
        with ProcessPoolExecutor(workers) as pool:
            for n, part in todo:
                running[pool.submit(work, part, *names)] = n
                while len(running) >= workers * 2:
                    done, _ = wait(running, return_when=FIRST_COMPLETED)
                    for future in done:
                        yield running.pop(future), future.result()
            for future, n in running.items():
                yield n, future.result()
    except BrokenExecutor:
        raise TrucewatchError(
            "a worker process was ended from outside (out of memory?); run it again with fewer --workers or a smaller "
            "--part, it goes on where it stopped"
        ) from None


def _ray(todo: Iterable[Part], names: tuple[tuple[str, ...], tuple[str, ...]], workers: int) -> Iterator[Result]:
    try:
        import ray
    except ImportError:
        raise InputError("--engine ray needs Ray; install it with `pip install trucewatch[ray]`") from None
    if not ray.is_initialized():
        address = os.environ.get("RAY_ADDRESS")
        ray.init(address=address) if address else ray.init(num_cpus=workers, include_dashboard=False)
    remote = ray.remote(work)
    running: dict[Any, int] = {}
    for n, part in todo:
        running[remote.remote(part, *names)] = n
        while len(running) >= workers * 2:
            done, _ = ray.wait(list(running), num_returns=1)
            yield running.pop(done[0]), ray.get(done[0])
    for reference, n in running.items():
        yield n, ray.get(reference)


def _agree(out: Path, plan: dict[str, Any]) -> None:
    """Parts of different runs must not meet in one folder."""
    common.folder_for(out)
    path = out / "batch.json"
    if path.is_file() and json.loads(path.read_text(encoding="utf-8")) != plan:
        raise InputError(f"{path}: this folder holds parts of another input, part size or set of packs; name another")
    _write(path, [json.dumps(plan, indent=2) + "\n"])


def _tell(skipped: list[dict[str, str]]) -> None:
    """One line for each document that could not be read: where, what, and what to do."""
    for item in skipped:
        common.note(f"{item['path']}: {item['why'].removeprefix(item['path'] + ': ')}")


def _path(out: Path, n: int) -> Path:
    return out / f"part-{n:05d}.jsonl"


def _write(path: Path, lines: Iterable[str]) -> None:
    fresh = path.with_name(f".{path.name}.new")
    fresh.write_text("".join(lines), encoding="utf-8")
    os.replace(fresh, path)
