"""Write the Python functions that evaluate, prove and refute rules.

``t<n>(E, G, F, B, entity)`` gives the values that the rules of one goal make true or unknown.
``p<n>(E, P, entity, value)`` gives the smallest children of a proof by one rule,
``n<n>(E, P, entity, value)`` what shows that a rule without other variables fails.
E is the engine, G recalls states, F and B find them out, P proves. Their helpers come from `program`.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence

from kb.rules.terms import CHECK, EACH, FOLLOW, Condition, Rule, plan


class _Writer:
    """Lines of Python at a moving depth.

    Args:
        first: the first line.
        find: what finds out a state that cannot be recalled, for attributes that rules conclude and others.
    """

    def __init__(self, first: str, find: Callable[[str], str]) -> None:
        self.lines = [first]
        self.find = find
        self.depth = 1

    def add(self, line: str, deeper: bool = False) -> None:
        """Add a line, and go in if what follows belongs to it."""
        self.lines.append(" " * self.depth + line)
        self.depth += deeper

    def text(self) -> str:
        """All lines."""
        return "\n".join(self.lines) + "\n"


def _local(var: str) -> str:
    return "v_" + var


def _load(out: _Writer, name: str, var: str, attribute: str) -> None:
    """Write what loads the state of an attribute of a variable."""
    out.add(f"a = {_local(var)}, {attribute!r}; {name} = G(a) or {out.find(attribute)}(a)")


def _truth(out: _Writer, condition: Condition) -> str:
    """Write what loads the states that a condition reads; return the expression of its bare truth."""
    _load(out, "s", condition.var, condition.attribute)
    if condition.other_attribute:
        _load(out, "o", condition.other, condition.other_attribute)
        return "same(s, o)"
    if condition.operator != "=":
        return f"compare(s, {condition.operator!r}, {condition.bound!r})"
    value = _local(condition.other) if condition.other else repr(condition.value)
    return f"s[0].get({value}, s[1])"


def _evaluation(name: str, rules: Sequence[Rule], complement: str, ruled: Container[str]) -> str:
    """The function that evaluates all rules of one goal."""
    out = _Writer(f"def {name}(E, G, F, B, v_head):", lambda attribute: "F" if attribute in ruled else "B")
    out.add("out = {}")
    seen: set[str] = set()
    for rule in rules:
        out.depth = 1
        out.add(f"# {rule.id!r}")
        if rule.value in seen and not rule.value_var:
            out.add(f"if not out.get({rule.value!r}):", True)
        seen.add(rule.value)
        _body(out, rule)
    out.depth = 1
    if complement:
        other = "false" if complement == "true" else "true"
        out.add(f"if not out: return {{{complement!r}: True}}")
        out.add(f"if out[{other!r}] is None: out[{complement!r}] = None")
    out.add("return out")
    return out.text()


def _body(out: _Writer, rule: Rule) -> None:
    """The conditions of one rule, nested; at the innermost the value that it concludes."""
    out.add(f"{_local(rule.var)} = v_head")
    value = _local(rule.value_var) if rule.value_var else repr(rule.value)
    sure: list[str] = []
    for number, (step, condition, var) in enumerate(plan(rule, {rule.var})):
        if step == EACH:
            out.add(f"for {_local(var)} in E.each({rule.kinds[var]!r}):", True)
        elif step == FOLLOW and condition:
            _load(out, "s", condition.var, condition.attribute)
            out.add(f"for {_local(var)}, k{number} in E.follow(s, {rule.kinds[var]!r}):", True)
            sure.append(f"k{number}")
        elif step == CHECK and condition:
            out.add(f"k{number} = {_truth(out, condition)}")
            out.add(f"if k{number} is not {condition.negated!r}:", True)
            sure.append(f"k{number} is False" if condition.negated else f"k{number}")
        if step != CHECK and not rule.value_var:
            out.add(f"if out.get({value}): break")
    if sure:
        out.add(f"if {' and '.join(sure)}: out[{value}] = True")
        out.add(f"elif {value} not in out: out[{value}] = None")
    else:
        out.add(f"out[{value}] = True")


def _entry(name: str, rule: Rule) -> _Writer:
    """The beginning of a function of one rule, with the variables of its head bound."""
    value = _local(rule.value_var) if rule.value_var not in ("", rule.var) else "_"
    out = _Writer(f"def {name}(E, P, {_local(rule.var)}, {value}):", lambda _: "E.fill")
    if rule.value_var == rule.var:
        out.add(f"if _ != {_local(rule.var)}: return None")
    elif rule.value_var:
        out.add(f"if E.kind({value}) not in {rule.kinds[rule.value_var]!r}: return None")
    out.add("G = E.recall")
    return out


def _proof(name: str, rule: Rule, facts: Container[str], recursive: bool) -> str:
    """The function that finds the smallest proof by one rule."""
    out = _entry(name, rule)
    ways = plan(rule, {rule.var, rule.value_var} - {""})
    several = recursive or any(step != CHECK for step, _, _ in ways)
    fail = "return None"
    if several:
        out.add("best = None")
    for step, condition, var in ways:
        if step == EACH:
            out.add(f"for {_local(var)} in E.each({rule.kinds[var]!r}):", True)
        elif step == FOLLOW and condition:
            _load(out, "s", condition.var, condition.attribute)
            out.add(f"for {_local(var)}, k in E.follow(s, {rule.kinds[var]!r}):", True)
            out.add("if not k: continue")
        elif step == CHECK and condition:
            out.add(f"if {_truth(out, condition)} is not {not condition.negated!r}: {fail}")
        fail = "continue" if step != CHECK else fail
    proofs = [_evidence(c, c.negated, facts) for _, c, _ in ways if c]
    if several:
        out.add(f"best = smaller(best, ({''.join(proof + ', ' for proof in proofs)}))")
        out.depth = 1
        out.add("return best")
    else:
        stars = ["" if _single(c) else "*" for _, c, _ in ways if c]
        parts = [star + proof for star, proof in zip(stars, proofs, strict=True)]
        out.add(f"return ({''.join(part + ', ' for part in parts)})")
    return out.text()


def _ground(rule: Rule) -> bool:
    """Whether a rule has no variables but those of its head."""
    return set(rule.kinds) <= {rule.var, rule.value_var}


def _single(condition: Condition) -> bool:
    """Whether one node proves a condition."""
    return condition.operator == "=" and not condition.other_attribute


def _refutation(name: str, rule: Rule, facts: Container[str]) -> str:
    """The function that finds the smallest reason why a rule without other variables fails; None if none does."""
    out = _entry(name, rule)
    single = all(_single(c) for c in rule.conditions)
    if len(rule.conditions) != 1:
        out.add("best = None")
    for condition in rule.conditions:
        proof = _evidence(condition, not condition.negated, facts)
        fails = f"{_truth(out, condition)} is {condition.negated!r}"
        if len(rule.conditions) == 1:
            out.add(
                f"return {f'({proof},)' if single else f'smaller(None, ({proof},))'} if {fails} else None"
            )
        elif single:
            out.add(f"if {fails}: n = {proof}; best = n if best is None or n.size < best.size else best")
        else:
            out.add(f"if {fails}: best = smaller(best, ({proof},))")
    if len(rule.conditions) != 1:
        out.add("return best and (best,)" if single and rule.conditions else "return best")
    return out.text()


def _evidence(condition: Condition, negated: bool, facts: Container[str]) -> str:
    """The expression that proves one condition before negation, or its failure, as nodes or None."""
    mine = f"{_local(condition.var)}, {condition.attribute!r}"
    if condition.other_attribute:
        call = "P.differ" if negated else "P.same"
        return f"{call}({mine}, {_local(condition.other)}, {condition.other_attribute!r})"
    if condition.operator != "=":
        call = "P.fails" if negated else "P.compares"
        return f"{call}({mine}, {condition.operator!r}, {condition.bound!r})"
    value = _local(condition.other) if condition.other else repr(condition.value)
    if condition.attribute in facts:
        return f"(P.leaf(({mine})) or P.fact({mine}, {value}, {negated!r}))"
    return f"P.{'false' if negated else 'true'}({mine}, {value})"


def goal_source(
    rules: Sequence[Rule],
    number: Mapping[str, int],
    ruled: Container[str],
    facts: Container[str],
    complement: str,
    recursive: bool,
) -> str:
    """The functions of all rules for one goal, and GOAL: the evaluating one, and by value those of its rules.

    Args:
        rules: the rules that conclude the goal.
        number: the number of each rule by its id.
        ruled: the attributes that some rule concludes.
        facts: the attributes with one value that none concludes.
        complement: the truth value that holds when no rule for the other one does; empty if there is none.
        recursive: whether a proof may have to wait for another one.
    """
    name = f"t{'_'.join(str(number[rule.id]) for rule in rules[:9])}"
    parts = [_evaluation(name, rules, complement, ruled)]
    ways: dict[str | None, str] = {}
    for rule in rules:
        own = number[rule.id]
        parts.append(_proof(f"p{own}", rule, facts, recursive))
        if _ground(rule):
            parts.append(_refutation(f"n{own}", rule, facts))
        way = f"(p{own}, {f'n{own}' if _ground(rule) else None}, {own}, {rule.ref!r}), "
        value = None if rule.value_var else rule.value
        ways[value] = ways.get(value, "") + way
    told = ", ".join(f"{value!r}: ({way})" for value, way in ways.items())
    return "\n".join([*parts, f"GOAL = {name}, {{{told}}}\n"])
