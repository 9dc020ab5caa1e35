"""A guest of a Q&A is in that city from its start to its end."""

from roadshow.engines.timetable.constraints.variables import Variables


def add(variables: Variables) -> None:
    problem = variables.problem
    for showing in problem.showings:
        if not showing.qa_minutes:
            continue
        for name in showing.guests:
            stays = [
                stay.when for stay in problem.guest[name].presences if stay.city == showing.city
            ]
            starts = variables.starts_within(
                stays, length=showing.qa_minutes, offset=problem.film[showing.film].minutes
            )
            variables.model.add_linear_expression_in_domain(variables.start[showing.id], starts)
