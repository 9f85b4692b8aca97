"""Why a sheet, or a row of it, is refused; `phrases/` of the app says it to people."""

from __future__ import annotations

from akkoord.errors import InputError


class SheetUnreadable(InputError):
    """A file is no sheet: broken, not UTF-8, or neither CSV nor XLSX."""

    code = "sheet_unreadable"
    message = "this is no table that can be read ({detail}); save it as XLSX, or as CSV in UTF-8"


class SheetEmpty(InputError):
    """A sheet has no rows below its headings."""

    code = "sheet_empty"
    message = "the sheet has no rows below its headings"


class SheetTooLong(InputError):
    """A sheet has more rows than one import takes."""

    code = "sheet_too_long"
    message = "the sheet has more than {most} rows; cut it in parts"


class SheetTooLarge(InputError):
    """A file has more bytes than one import takes."""

    code = "sheet_too_large"
    message = "the file is larger than {most_mb} MB; cut it in parts"


class NoNumberColumn(InputError):
    """No heading is that of the column with the numbers of the promises."""

    code = "no_number_column"
    message = "no column is called 'number'; the headings are {headings}"


class ColumnTwice(InputError):
    """Two columns have the same heading."""

    code = "column_twice"
    message = "column {column!r} stands there twice; keep one"


class RowRefused(InputError):
    """A value of one row cannot be used."""

    def __init__(self, column: str, value: object = "", **values: object) -> None:
        self.column, self.value = column, str(value)
        super().__init__(**values)


class NotANumber(RowRefused):
    """The number of a row is no number of a promise."""

    code = "not_a_number"
    message = "{given!r} is no number of a promise"


class NoSuchPromise(RowRefused):
    """No promise that residents see has this number."""

    code = "no_such_promise"
    message = "no promise has number {number}"


class NumberAgain(RowRefused):
    """An earlier row is about the same promise."""

    code = "number_again"
    message = "promise {number} stands in row {row} already"


class OutOfReach(RowRefused):
    """The promise is carried out by a service of others."""

    code = "out_of_reach"
    message = "promise {number} is not of your service"


class Formula(RowRefused):
    """A cell holds a formula; none is ever run."""

    code = "formula_in_cell"
    message = "the cell holds a formula; type its value"


class TooLong(RowRefused):
    """A text is longer than its place."""

    code = "text_too_long"
    message = "the text has {length} signs; at most {most} fit"


class NotCleared(RowRefused):
    """A value that cannot be taken away by a sheet."""

    code = "not_cleared"
    message = "this cannot be cleared by a sheet; withdraw what was recorded, on the page of the promise"


class DayMissing(RowRefused):
    """A new stage without the day from which it holds."""

    code = "day_missing"
    message = "give the day since which the new stage holds"


class DayOfBefore(RowRefused):
    """A new stage that holds from before, or from the day of, the last one that was recorded."""

    code = "day_of_before"
    message = "{day} is not after {recorded}, the day of what was recorded last"


class ProofOfBefore(RowRefused):
    """A new stage with the proof of the stage before it."""

    code = "proof_of_before"
    message = "this is still the proof of the stage before; give that of the new one, or {clear!r} for none"


class ProofWithoutStage(RowRefused):
    """Something is recorded with a promise of which no stage is known or given."""

    code = "proof_without_stage"
    message = "give the stage as well: nothing is known of this promise yet"


class UnknownService(RowRefused):
    """No service has this name."""

    code = "unknown_service"
    message = "{given!r} is no service; the services are {known}"


class UnknownOffice(RowRefused):
    """No office has this title."""

    code = "unknown_office"
    message = "{given!r} is no office; the offices are {known}"


class MayNotAssign(RowRefused):
    """Somebody who does not assign promises changes who carries one, or how much it counts."""

    code = "may_not_assign"
    message = "only who assigns promises may change this; put the value of before back, or empty the cell"


class PartnerTwice(RowRefused):
    """A partner both helps and must keep the promise in the place of the city."""

    code = "partner_twice"
    message = (
        "{name!r} stands in 'partners' and in 'keepers'; keep one, and type {clear!r} where none is left"
    )
