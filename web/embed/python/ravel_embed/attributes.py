"""The attributes of a snippet: which there are and what they take, by the table that all of Ravel's generators share."""

import json
import re

from .files import table_of_attributes

TABLE = json.loads(table_of_attributes().read_text(encoding='utf-8'))


def problem_of(name, value):
    """What is wrong with an attribute, in a sentence; None where nothing is."""
    if name not in TABLE:
        return f'there is no option "{name}"'
    takes, is_flag, bare = TABLE[name]['takes'], TABLE[name].get('flag'), TABLE[name].get('bare', '')
    if not (value in ('', 'true') if is_flag else re.fullmatch(TABLE[name]['pattern'], value or bare)):
        return f'{name} takes {takes}, and not "{value}"'
    if TABLE[name].get('json') and value.startswith('{'):
        try:
            json.loads(value)
        except ValueError as error:
            return f'{name} is no JSON: {error}'
    return None


def understood(given, warn):
    """Those that mean something, flags without a value, and others with what they mean without one. Of those that mean
    nothing warn(name, sentence) is told."""
    kept = {}
    for name, value in given.items():
        problem = problem_of(name, value)
        if problem:
            warn(name, problem)
        else:
            kept[name] = '' if TABLE[name].get('flag') else value or TABLE[name].get('bare', '')
    return kept
