"""The services and offices that a cell can name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from akkoord.web.followup.bulk import refusals, typed
from akkoord.web.followup.models import Office, Service
from akkoord.web.followup.people import ServiceEnded

_MOST_NAMED = 30


@dataclass(frozen=True, slots=True)
class Known:
    """All services by slug, all offices by title, and what each is called by its bare name."""

    services: Mapping[str, Service]
    offices: Mapping[str, Office]
    slugs: Mapping[str, str]
    titles: Mapping[str, str]

    def service(self, given: str) -> str:
        """Return the slug of the service that a cell names, by its slug or its name.

        Raises:
            UnknownService: if there is none.
            ServiceEnded: if it has ended.
        """
        slug = given if given in self.services else self.slugs.get(typed.bare(given), "")
        found = self.services.get(slug)
        if found is None:
            going_on = (one.name for one in self.services.values() if not one.is_ended)
            raise refusals.UnknownService("service", given, given=given, known=_named(going_on))
        if found.is_ended:
            raise ServiceEnded(service=found.name)
        return found.slug

    def office(self, given: str) -> str:
        """Return the title of the office that a cell names.

        Raises:
            UnknownOffice: if there is none.
        """
        found = given if given in self.offices else self.titles.get(typed.bare(given))
        if found is None:
            raise refusals.UnknownOffice("office", given, given=given, known=_named(self.offices))
        return found


def known() -> Known:
    """Return the services and offices there are, in two queries."""
    services = {one.slug: one for one in Service.objects.all()}
    offices = {one.title: one for one in Office.objects.all()}
    return Known(
        services,
        offices,
        slugs={typed.bare(word): slug for slug, one in services.items() for word in (slug, one.name)},
        titles={typed.bare(title): title for title in offices},
    )


def _named(names: Iterable[str]) -> str:
    """Return names for a sentence; of very many, the first."""
    every = list(names)
    rest = ["…"] if len(every) > _MOST_NAMED else []
    return ", ".join(every[:_MOST_NAMED] + rest) or "-"
