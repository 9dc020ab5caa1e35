"""Key delivery messages: which DCP a key opens, on which server, and when.

SMPTE ST 430-1 (KDM) within ST 430-3 (ETM). Only the public part is read: nothing is decrypted, and
no signature is verified, which is the server's work.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from lxml import etree

from roadshow.formats.delivery import safe_xml

LARGEST = 1_000_000
"""Bytes. A KDM has some 10,000."""

ETM = "http://www.smpte-ra.org/schemas/430-3/2006/ETM"
NAMESPACES = {
    "etm": ETM,
    "kdm": "http://www.smpte-ra.org/schemas/430-1/2006/KDM",
    "ds": "http://www.w3.org/2000/09/xmldsig#",
}
PUBLIC = "etm:AuthenticatedPublic"
REQUIRED = f"{PUBLIC}/etm:RequiredExtensions/kdm:KDMRequiredExtensions"
RECIPIENT = f"{REQUIRED}/kdm:Recipient"
DEVICES = f"{REQUIRED}/kdm:AuthorizedDeviceInfo"


class KdmError(ValueError):
    """A file that is no KDM.

    ``code``: ``large``, ``xml`` and ``dtd`` (see :class:`XmlError`), ``format`` (another kind of
    document), ``missing`` (an element), ``form`` (``value`` is no number, identifier or time with
    its zone), ``order`` (it ends before it begins). ``where`` is the element's name, or the line.
    """

    def __init__(self, code: str, value: str, where: str) -> None:
        self.code = code
        self.value = value
        self.where = where
        super().__init__(code, value, where)

    def __str__(self) -> str:
        return f"This is no key for a DCP: {self.code} at {self.where} {self.value}".rstrip() + "."


@dataclass(frozen=True, slots=True)
class Kdm:
    """A key for one composition and one server.

    ``recipient`` is the subject of the server's certificate (RFC 2253), ``recipient_serial`` its
    number, of up to 20 bytes: too long for most databases' integers, hence text. ``issuer`` is the
    authority of whoever signed the message. ``device_list`` are the thumbprints (SHA-1, base64)
    of the projectors that may be connected; ``2jmj7l5rSw0yVb/vlWAYkK/YBwk=``, the thumbprint of
    nothing, means that any may.
    """

    cpl_id: UUID
    title: str
    not_before: datetime
    not_after: datetime
    recipient: str
    recipient_serial: str
    issuer: str
    device_list: tuple[str, ...]
    devices: str
    """What the sender calls them, often the screen; maybe empty."""

    @property
    def server(self) -> str:
        """The recipient's common name, such as ``SM.Dolby-IMS3000-123456``; else all of it.

        Before the first point are the roles of the certificate (ST 430-2, 5.3.4).
        """
        names = re.search(r"(?:^|,)\s*CN=((?:\\.|[^,\\])+)", self.recipient)
        return re.sub(r"\\(.)", r"\1", names[1]).strip() if names else self.recipient


def read(data: bytes) -> Kdm:
    """The public part of a KDM.

    Raises:
        KdmError: as described there.
    """
    if len(data) > LARGEST:
        raise KdmError("large", str(len(data)), "file")
    try:
        root = safe_xml.root(data)
    except safe_xml.XmlError as wrong:
        raise KdmError(wrong.code, "", f"line {wrong.line}") from wrong
    if root.tag != f"{{{ETM}}}DCinemaSecurityMessage":
        raise KdmError("format", safe_xml.name(root), "file")
    kdm = Kdm(
        cpl_id=_identifier(root, f"{REQUIRED}/kdm:CompositionPlaylistId"),
        title=_text(root, f"{REQUIRED}/kdm:ContentTitleText"),
        not_before=_time(root, f"{REQUIRED}/kdm:ContentKeysNotValidBefore"),
        not_after=_time(root, f"{REQUIRED}/kdm:ContentKeysNotValidAfter"),
        recipient=_text(root, f"{RECIPIENT}/kdm:X509SubjectName"),
        recipient_serial=_text(root, f"{RECIPIENT}/kdm:X509IssuerSerial/ds:X509SerialNumber"),
        issuer=_text(root, f"{PUBLIC}/etm:Signer/ds:X509IssuerName"),
        device_list=tuple(
            (element.text or "").strip()
            for element in root.iterfind(
                f"{DEVICES}/kdm:DeviceList/kdm:CertificateThumbprint", NAMESPACES
            )
        ),
        devices=(root.findtext(f"{DEVICES}/kdm:DeviceListDescription", "", NAMESPACES)).strip(),
    )
    if kdm.not_after <= kdm.not_before:
        raise KdmError("order", kdm.not_after.isoformat(), "ContentKeysNotValidAfter")
    return kdm


def covers(kdm: Kdm, starts: datetime, ends: datetime) -> bool:
    """Whether the key is good for all of a screening. Both are aware (TypeError otherwise)."""
    return kdm.not_before <= starts <= ends <= kdm.not_after


def _text(root: "etree._Element", path: str) -> str:
    text = (root.findtext(path, "", NAMESPACES) or "").strip()
    if not text:
        raise KdmError("missing", "", path.rpartition(":")[2])
    return text


def _identifier(root: "etree._Element", path: str) -> UUID:
    text = _text(root, path)
    try:
        return UUID(text.removeprefix("urn:uuid:"))
    except ValueError as wrong:
        raise KdmError("form", text, path.rpartition(":")[2]) from wrong


def _time(root: "etree._Element", path: str) -> datetime:
    text = _text(root, path)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as wrong:
        raise KdmError("form", text, path.rpartition(":")[2]) from wrong
    if moment.tzinfo is None:
        raise KdmError("form", text, path.rpartition(":")[2])
    return moment
