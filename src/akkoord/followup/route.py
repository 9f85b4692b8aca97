"""The way that what a service reports goes before the public reads it: who looks at it, in which order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from akkoord.errors import InputError

StepCode = Literal["service", "management_team", "alderman", "college"]
STEPS: tuple[StepCode, ...] = get_args(StepCode)
"""Every step that a city can ask for, in the only order that makes sense."""


class WrongRoute(InputError):
    """A route names a step that does not exist, names one twice, or goes backwards."""

    code = "wrong_route"
    message = "route {steps} cannot be followed; choose from {known}, in that order, each at most once"


@dataclass(frozen=True, slots=True)
class Route:
    """The steps of a city; without any, what a service reports is public at once.

    Raises:
        WrongRoute: if a step is unknown, named twice, or out of order.

    >>> route = Route(("management_team", "college"))
    >>> route.first, route.after("management_team"), route.after("college")
    ('management_team', 'college', None)
    >>> Route(()).first is None
    True
    """

    steps: tuple[StepCode, ...]

    def __post_init__(self) -> None:
        places = [STEPS.index(step) if step in STEPS else -1 for step in self.steps]
        if -1 in places or places != sorted(set(places)):
            raise WrongRoute(steps=", ".join(self.steps), known=", ".join(STEPS))

    @property
    def first(self) -> StepCode | None:
        """Who looks first; None where nobody does."""
        return self.steps[0] if self.steps else None

    def at(self, step: StepCode) -> StepCode:
        """Return who looks now at what waits at a step, where the city took that step out of its route since.

        >>> Route(("college",)).at("alderman"), Route(("service",)).at("alderman")
        ('college', 'alderman')
        """
        return step if step in self.steps else self.after(step) or step

    def after(self, step: StepCode) -> StepCode | None:
        """Return who looks once this step has agreed; None where the public reads it then."""
        later = self.steps[self.steps.index(step) + 1 :] if step in self.steps else self._beyond(step)
        return later[0] if later else None

    def _beyond(self, step: StepCode) -> Sequence[StepCode]:
        # A city that took a step out of its route: what waits there goes on with those that follow.
        return [one for one in self.steps if STEPS.index(one) > STEPS.index(step)]
