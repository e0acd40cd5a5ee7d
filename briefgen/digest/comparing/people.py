"""Who is who over several briefs."""

from collections.abc import Iterable, Sequence

from briefgen.domain.brief import Brief
from briefgen.domain.names.naming import group_names, look_up_keys, same_name
from briefgen.domain.story import Actor


class Names:
    """One name for everybody, however the briefs call them: that of the newest brief."""

    def __init__(self, briefs: Sequence[Brief]) -> None:
        """Join the actors of all the briefs; the newest is the last."""
        actors = [actor for brief in reversed(briefs) for story in brief.stories for actor in story.actors]
        groups = group_names([(actor.name, actor.kind, actor.mentions) for actor in actors])
        self._known: dict[str, str] = {}
        for group in groups:
            name = actors[group[0]].name
            for form in _forms(actors[number] for number in group):
                self._known.setdefault(form, name)
        self._near: dict[str, list[str]] = {}
        for known in dict.fromkeys(self._known.values()):
            for key in look_up_keys(known):
                self._near.setdefault(key, []).append(known)
        self._asked: dict[str, str] = {}

    def of(self, name: str) -> str:
        """The one name of somebody who is called so; of a stranger the name itself."""
        if name not in self._asked:
            self._asked[name] = self._known.get(name.casefold()) or self._like(name)
        return self._asked[name]

    def _like(self, name: str) -> str:
        near = dict.fromkeys(known for key in sorted(look_up_keys(name)) for known in self._near.get(key, ()))
        return next((known for known in near if same_name(known, name)), name)


def _forms(actors: Iterable[Actor]) -> Iterable[str]:
    return dict.fromkeys(form.casefold() for actor in actors for form in (actor.name, *actor.aliases))
