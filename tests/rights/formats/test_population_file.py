"""A population in files is answered in chunks, as if it were one."""

from datetime import date

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from akkoord.rights import batch
from akkoord.rights.formats import population_file
from akkoord.rights.population import StrangeHousehold

ON = date(2024, 6, 15)


def in_order(table):
    return sorted(table.to_pylist(), key=lambda row: (row["household"], row["right"]))


@pytest.fixture
def files(tmp_path):
    def write(places, ids=(1, 2, 3, 4, 5)):
        seen = set()
        roles = ["child" if place in seen else seen.add(place) or "applicant" for place in places]
        pq.write_table(pa.table({"household": places, "role": roles}), tmp_path / "persons", row_group_size=2)
        pq.write_table(pa.table({"id": list(ids)}), tmp_path / "households")
        return tmp_path / "persons", tmp_path / "households", tmp_path / "answers"

    return write


class TestAssessFiles:
    @pytest.mark.parametrize("together", [1, 2, 100])
    def test_gives_what_the_tables_give_however_many_are_read_together(self, files, together):
        persons, households, out = files([1, 1, 1, 2, 3, 3, 4, 5])

        count = population_file.assess_files(persons, households, out, on=ON, together=together)

        whole = batch.assess(pq.read_table(persons), pq.read_table(households), on=ON)
        assert count == 5
        assert in_order(pq.read_table(out)) == in_order(whole)

    def test_refuses_a_person_out_of_order(self, files):
        persons, households, out = files([1, 2, 3, 1, 4, 5])

        with pytest.raises(StrangeHousehold, match="household 1, which is not among"):
            population_file.assess_files(persons, households, out, on=ON, together=2)

    def test_refuses_a_person_of_no_household(self, files):
        persons, households, out = files([1, 2, 3, 4, 5, 6])

        with pytest.raises(StrangeHousehold, match="household 6"):
            population_file.assess_files(persons, households, out, on=ON)

    def test_refuses_a_file_of_another_kind(self, tmp_path):
        (tmp_path / "persons").write_text("household,role", encoding="utf-8")

        with pytest.raises(population_file.NoPopulation, match="persons: this is no Parquet file"):
            list(population_file.chunks(tmp_path / "persons", tmp_path / "persons"))
