"""XML schemas of DCPs, as clairmeta ships them, found in a process of any age.

clairmeta tells libxml2 of its catalogue by an environment variable. libxml2 looks at it once, when
it first loads a file: where anything has used lxml before, every Interop package would be "invalid"
because the schemas that its schema imports are on the internet. So we look them up ourselves.
"""

from functools import cache
from pathlib import Path

from lxml import etree

from roadshow.formats.delivery import safe_xml


class _Shipped(etree.Resolver):
    """Finds by its address on the internet what lies beside the catalogue."""

    def __init__(self, catalogue: Path) -> None:
        self.folder = catalogue.parent
        entries = etree.parse(str(catalogue)).getroot()
        self.files = {str(e.get("publicId")): str(e.get("uri")) for e in entries.iter("{*}public")}
        self.files |= {str(e.get("systemId")): str(e.get("uri")) for e in entries.iter("{*}system")}

    # The stubs of lxml know neither the third argument nor what a resolver answers with.
    def resolve(self, url: str, public_id: str, context: object) -> object:  # type: ignore[override]
        if url not in self.files:
            return None
        path = str(self.folder / self.files[url])
        return self.resolve_filename(path, context)  # type: ignore[attr-defined]


@cache
def _schema(catalogue: Path, name: str) -> etree.XMLSchema:
    shipped = _Shipped(catalogue)
    if name not in shipped.files:
        raise LookupError(name)
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(shipped)
    return etree.XMLSchema(etree.parse(str(catalogue.parent / shipped.files[name]), parser))


def validate(path: str, name: str) -> None:
    """In place of ``clairmeta.utils.xml.validate_xml``, with its arguments.

    Raises:
        LookupError: there is no schema of that name.
        lxml.etree.DocumentInvalid: the file is not as the schema has it.
        ValueError: it is no XML that we read.
    """
    # As in `dcp`, which is why clairmeta is there by now.
    from clairmeta import __file__ as package  # type: ignore[import-untyped]  # noqa: PLC0415

    catalogue = Path(package).parent / "xsd" / "catalog.xml"
    _schema(catalogue, name).assertValid(safe_xml.root(Path(path).read_bytes()))
