"""A guest of a Q&A is in that city from its start, or a lead before it, to its end."""

from roadshow.engines.timetable.constraints.variables import Variables


def add(variables: Variables) -> None:
    problem = variables.problem
    for showing in variables.showings:
        after, minutes = problem.duty(showing)
        for name in showing.guests if minutes else ():
            if not variables.keeps("guest_presence", showing=showing.id, guest=name):
                continue
            stays = [s.when for s in problem.guest[name].presences if s.city == showing.city]
            starts = variables.starts_within(stays, minutes=minutes, after=after)
            variables.model.add_linear_expression_in_domain(variables.start[showing.id], starts)
