"""Made-up populations in Arrow tables, and the same households one by one."""

import itertools
from datetime import date

import numpy as np
import pyarrow as pa

from akkoord.rights import periods
from akkoord.rights.facts import BENEFITS, STATUSES, facts
from akkoord.rights.known import KnownHousehold, Told, absent, unknown
from akkoord.rules.bounds import SURE_YES, Bounds, point

DAY = date(2024, 6, 15)


def tables(households, unknown_share, on=DAY, seed=1):
    """Return persons and households of which a share of every fact is unknown."""
    chance = np.random.default_rng(seed)
    sizes = chance.choice([1, 2, 3, 4], p=[0.35, 0.3, 0.2, 0.15], size=households)
    people = int(sizes.sum())
    places = np.concatenate([np.arange(size) for size in sizes])
    persons = {"household": np.repeat(np.arange(households), sizes)}
    homes = {"id": np.arange(households), "date": np.full(households, np.datetime64(on, "D"))}
    for (of, name), fact in facts().items():
        table, size = (persons, people) if of == "person" else (homes, households)
        if name == "role":
            others = chance.choice(["partner", "child", "child", "other"], size=people)
            table[name] = np.where(places == 0, "applicant", others)
        elif name == "benefits":
            for benefit in BENEFITS:
                days = np.datetime64(on, "D") - chance.integers(0, 900, people)
                table[f"benefit_{benefit}_since"] = pa.array(days, mask=chance.random(people) > 0.07)
                table[f"benefit_{benefit}"] = _hidden(chance, chance.random(people) < 0.02, unknown_share)
        elif name == "status":
            for status in STATUSES:
                table[f"status_{status}"] = _hidden(chance, chance.random(people) < 0.08, unknown_share)
        else:
            table[name] = _hidden(chance, _values(chance, fact, size, on), unknown_share)
    return pa.table(persons), pa.table(homes)


def _hidden(chance, values, share):
    return pa.array(values, mask=chance.random(len(values)) < share)


def _values(chance, fact, size, on):
    match fact.kind:
        case "truth":
            return chance.random(size) < 0.3
        case "money":
            return chance.integers(0, chance.choice([300_000, 6_000_000]), size) / 100
        case "number":
            return chance.integers(fact.at_least or 0, (fact.at_most or 40) + 1, size)
        case "day":
            return np.datetime64(on, "D") - chance.integers(0, 33_000, size)
        case _:
            return np.array(fact.options)[chance.integers(0, len(fact.options), size)]


def one_by_one(persons, households):
    """Return the households of these tables, as the engine for one household takes them."""
    members = {
        place: list(rows)
        for place, rows in itertools.groupby(persons.to_pylist(), key=lambda row: row["household"])
    }
    for home in households.to_pylist():
        on = home["date"]
        told = tuple(_told("household", home))
        people = tuple(
            (str(place), tuple(_told("person", row)) + tuple(_lists(row, on)))
            for place, row in enumerate(members[home["id"]])
        )
        yield KnownHousehold(str(home["id"]), on, people, told)


def _told(of, row):
    for (owner, name), fact in facts().items():
        value = row.get(name)
        if owner == of and value is not None:
            if name == "vt_status":
                yield Told(fact, {"vt_status_is_known": SURE_YES, "vt_status": point(value)})
            else:
                yield Told(fact, {name: point(_number(fact, value))})


def _number(fact, value):
    match fact.kind:
        case "money":
            return round(value * 100)
        case "day":
            return periods.number(value)
        case "choice":
            return fact.options.index(value)
        case _:
            return value


def _lists(row, on):
    benefits, status = facts()["person", "benefits"], facts()["person", "status"]
    held, has = absent(benefits), absent(status)
    for name in BENEFITS:
        since, flag = row[f"benefit_{name}_since"], row[f"benefit_{name}"]
        if since is not None:
            held |= {f"holds_{name}": SURE_YES, f"{name}_since": point(periods.number(since))}
        elif flag:
            held |= {f"holds_{name}": SURE_YES, f"{name}_since": Bounds(0, periods.number(on))}
        elif flag is None:
            both = unknown(benefits)
            held |= {field: both[field] for field in (f"holds_{name}", f"{name}_since")}
    for name in STATUSES:
        flag = row[f"status_{name}"]
        has |= {f"is_{name}": unknown(status)[f"is_{name}"] if flag is None else point(flag)}
    yield Told(benefits, held)
    yield Told(status, has)
