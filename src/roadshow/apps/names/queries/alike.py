"""Records that share a name."""

from django.db import connection

from roadshow.apps.names.phrases import Kind

PAIRS = """
SELECT DISTINCT a.subject, b.subject
FROM names_namekey ka
JOIN names_namekey kb ON kb.text = ka.text AND kb.space = ka.space
JOIN names_indexedname a ON a.id = ka.name_id
JOIN names_indexedname b ON b.id = kb.name_id
WHERE ka.space IN ('h', 'l', 'c') AND a.kind = %s AND b.kind = %s AND a.subject < b.subject
ORDER BY a.subject, b.subject
LIMIT %s
"""


def alike(kind: Kind, most: int) -> list[tuple[int, int]]:
    """Pairs of records that have a name in common, in any script, each pair once."""
    with connection.cursor() as cursor:
        cursor.execute(PAIRS, [kind.value, kind.value, most])
        return [(first, second) for first, second in cursor.fetchall()]
