"""Actors of whom no brief before has told."""

from briefgen.digest.comparing.lines import Issues
from briefgen.domain.changes import ActorChange


def new_actors(issues: Issues) -> tuple[ActorChange, ...]:
    """Those whom a new source brings in, in the order in which they matter."""
    known = {issues.names.of(actor.name) for issue in issues.before for story in issue.brief.stories
             for actor in story.actors}  # fmt: skip
    known |= {line.told.actor for line in issues.past if line.told.actor}
    found: dict[str, ActorChange] = {}
    for story in issues.now.brief.stories:
        for actor in story.actors:
            name = issues.names.of(actor.name)
            if name not in known and name not in found and issues.is_fresh(actor):
                found[name] = ActorChange(name=actor.name, role=actor.role, said=issues.now.said(actor))
    return tuple(found.values())
