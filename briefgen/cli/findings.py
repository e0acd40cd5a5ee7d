"""A check's report as text for people, as JSON for tools, and as annotations of a GitHub workflow.

Every word of a brief and of its sources is hostile: it stays on its line, moves no cursor and begins no command.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from briefgen.cli.terminal import printable
from briefgen.domain.rechecking.finding import Finding, Report, SourceNow, Verdict

_LONGEST = 400  # characters of a statement or passage that a line shows


def as_text(report: Report, file: str) -> str:
    """What does not hold, line by line of the file, then the sources that are not what they were, then a count."""
    lines: list[str] = []
    for verdict in (*report.statements, *report.footnotes):
        if verdict.findings:
            lines.append(f"{file}:{verdict.line}: {_shown(verdict.text)}")
            lines += [f"    {line}" for finding in verdict.findings for line in _told(finding)]
    lines += [_source(source) for source in report.sources if source.state != "stands"]
    failed = sum(not verdict.holds for verdict in report.statements)
    spare = sum(not verdict.holds for verdict in report.footnotes)
    lost = sum(not source.is_sound for source in report.sources)
    counts = [f"{len(report.statements) - failed} of {_counted(len(report.statements), 'statement')} hold"]
    counts += [f"{_counted(spare, 'footnote')} to mend"] if spare else []
    counts += [f"{_counted(lost, 'source')} lost"] if lost else []
    lines.append(f"{file}: " + ", ".join(counts))
    return "".join(f"{printable(line)}\n" for line in lines)


def as_json(report: Report, file: str) -> str:
    """The whole report, what holds included."""
    told = {
        "file": file,
        "holds": report.holds,
        "statements": [_as_value(verdict) for verdict in report.statements],
        "footnotes": [_as_value(verdict) for verdict in report.footnotes],
        "sources": [source.model_dump() | {"holds": source.is_sound} for source in report.sources],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def as_github(report: Report, file: str) -> str:
    """One workflow command a finding; GitHub shows it beside its line."""
    lines = [
        _command("error" if finding.is_fault else "notice", file, verdict, finding)
        for verdict in (*report.statements, *report.footnotes)
        for finding in verdict.findings
    ]
    for source in report.sources:
        if not source.is_sound:
            line = source.rests[0] if source.rests else 1
            lines.append(_annotation("error", (file, line), f"source {source.state}", _source(source)))
    return "".join(f"{line}\n" for line in lines)


FORMS: Mapping[str, Callable[[Report, str], str]] = MappingProxyType(
    {"text": as_text, "json": as_json, "github": as_github}
)


def _as_value(verdict: Verdict) -> dict[str, object]:
    return verdict.model_dump() | {"holds": verdict.holds}


def _told(finding: Finding) -> Iterator[str]:
    at = f" [{finding.citation}]" if finding.citation else ""
    yield f"{finding.kind}{at}: {_shown(finding.message)}"
    if finding.was:
        yield f"  the brief:  “{_shown(finding.was)}”"
    if finding.now:
        yield f"  the source: “{_shown(finding.now)}”"


def _source(source: SourceNow) -> str:
    rests = f"; lines {', '.join(map(str, source.rests))} rest on it" if source.rests else "; nothing rests on it"
    return f"{source.state}: {source.id} ({_shown(source.path)}) {_shown(source.reason)}{rests}"


def _command(level: str, file: str, verdict: Verdict, finding: Finding) -> str:
    told = "\n".join((_shown(verdict.text), *_told(finding)))
    return _annotation(level, (file, verdict.line), finding.kind, told)


def _annotation(level: str, place: tuple[str, int], title: str, message: str) -> str:
    """``::error file=…,line=…,title=…::message``; what could end a property, or the line, is encoded."""
    properties = {"file": place[0], "line": str(max(1, place[1])), "title": title}
    told = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{level} {told}::{_data(message)}"


def _data(value: str) -> str:
    shown = "\n".join(map(printable, value.split("\n")))
    return shown.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")


def _shown(words: str) -> str:
    """Words on one line, the middle of very long ones left out."""
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST // 2]} … {line[-_LONGEST // 2 :]}"


def _counted(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'s' * (number != 1)}"
