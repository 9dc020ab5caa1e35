"""Keys: which DCP they open, on which server, and when."""

from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import pytest

from roadshow.formats.delivery import kdm
from roadshow.formats.delivery.kdm import Kdm, KdmError

ANY = "2jmj7l5rSw0yVb/vlWAYkK/YBwk="
MESSAGE = """<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<DCinemaSecurityMessage xmlns="http://www.smpte-ra.org/schemas/430-3/2006/ETM"
  xmlns:ds="http://www.w3.org/2000/09/xmldsig#" xmlns:enc="http://www.w3.org/2001/04/xmlenc#">
 <AuthenticatedPublic Id="ID_AuthenticatedPublic">
  <MessageId>urn:uuid:1a5f6f3e-4a4e-4d0a-8d53-5d1d7bb7c7a1</MessageId>
  <MessageType>http://www.smpte-ra.org/430-1/2006/KDM#kdm-key-type</MessageType>
  <AnnotationText>Musician ~ Hall 1</AnnotationText>
  <IssueDate>2025-11-01T09:00:00+08:00</IssueDate>
  <Signer>
   <ds:X509IssuerName>dnQualifier=abc\\+def=,CN=.lab.intermediate,OU=Lab,O=Lab</ds:X509IssuerName>
   <ds:X509SerialNumber>7</ds:X509SerialNumber>
  </Signer>
  <RequiredExtensions>
   <KDMRequiredExtensions xmlns="http://www.smpte-ra.org/schemas/430-1/2006/KDM">
    <Recipient>
     <X509IssuerSerial>
      <ds:X509IssuerName>dnQualifier=x=,CN=.maker,OU=Maker,O=Maker</ds:X509IssuerName>
      <ds:X509SerialNumber>1461501637330902918203684832716283019655932542975</ds:X509SerialNumber>
     </X509IssuerSerial>
     <X509SubjectName>dnQualifier=ab\\,cd=,CN=SM.IMS3000-123456,OU=Maker,O=Maker</X509SubjectName>
    </Recipient>
    <CompositionPlaylistId>urn:uuid:b7ad8c6f-0c62-4d7c-9f62-0a4a5b8a5a11</CompositionPlaylistId>
    <ContentTitleText language="en">Musician_FTR-1_S_ZH-en_KZ_51_2K_ST_2025</ContentTitleText>
    <ContentKeysNotValidBefore>2025-11-24T00:00:00+05:00</ContentKeysNotValidBefore>
    <ContentKeysNotValidAfter>2025-11-25T23:59:59+05:00</ContentKeysNotValidAfter>
    <AuthorizedDeviceInfo>
     <DeviceListIdentifier>urn:uuid:9f1c4a49-6a15-4b8c-90b0-0f7d27f2d7a0</DeviceListIdentifier>
     <DeviceListDescription>Chaplin, hall 1</DeviceListDescription>
     <DeviceList><CertificateThumbprint>2jmj7l5rSw0yVb/vlWAYkK/YBwk=</CertificateThumbprint>
     </DeviceList>
    </AuthorizedDeviceInfo>
    <KeyIdList><TypedKeyId><KeyType>MDIK</KeyType>
     <KeyId>urn:uuid:6b6bfb0e-7f8e-4a58-9d1b-4bd1ed8eb1d5</KeyId></TypedKeyId></KeyIdList>
   </KDMRequiredExtensions>
  </RequiredExtensions>
  <NonCriticalExtensions/>
 </AuthenticatedPublic>
 <AuthenticatedPrivate Id="ID_AuthenticatedPrivate"/>
 <ds:Signature/>
</DCinemaSecurityMessage>"""
ALMATY = timezone(timedelta(hours=5))


def test_a_key_says_what_it_opens_where_and_when() -> None:
    key = kdm.read(MESSAGE.encode())
    assert key == Kdm(
        cpl_id=UUID("b7ad8c6f-0c62-4d7c-9f62-0a4a5b8a5a11"),
        title="Musician_FTR-1_S_ZH-en_KZ_51_2K_ST_2025",
        not_before=datetime(2025, 11, 24, tzinfo=ALMATY),
        not_after=datetime(2025, 11, 25, 23, 59, 59, tzinfo=ALMATY),
        recipient="dnQualifier=ab\\,cd=,CN=SM.IMS3000-123456,OU=Maker,O=Maker",
        recipient_serial="1461501637330902918203684832716283019655932542975",
        issuer="dnQualifier=abc\\+def=,CN=.lab.intermediate,OU=Lab,O=Lab",
        device_list=(ANY,),
        devices="Chaplin, hall 1",
    )
    assert key.server == "SM.IMS3000-123456"


def test_a_recipient_without_a_common_name_is_named_in_full() -> None:
    key = kdm.read(MESSAGE.replace("CN=SM.IMS3000-123456,", "").encode())
    assert key.server == key.recipient


@pytest.mark.parametrize(
    ("starts", "hours", "covered"),
    [
        (datetime(2025, 11, 23, 19, tzinfo=UTC), 2, True),
        (datetime(2025, 11, 23, 18, 59, tzinfo=UTC), 2, False),
        (datetime(2025, 11, 25, 22, tzinfo=ALMATY), 1, True),
        (datetime(2025, 11, 25, 22, tzinfo=ALMATY), 2, False),
        (datetime(2025, 11, 24, 19, tzinfo=ALMATY), -2, False),
    ],
)
def test_a_key_covers_the_whole_screening_or_does_not(
    starts: datetime, hours: int, covered: bool
) -> None:
    key = kdm.read(MESSAGE.encode())
    assert kdm.covers(key, starts, starts + timedelta(hours=hours)) is covered


@pytest.mark.parametrize(
    ("part", "other", "code", "where"),
    [
        ("</AuthenticatedPublic>", "", "xml", "line 40"),
        ("<DCinema", "<!DOCTYPE a><DCinema", "dtd", "line 1"),
        ("430-3/2006/ETM", "430-3/2030/ETM", "format", "file"),
        ("CompositionPlaylistId", "Composition", "missing", "CompositionPlaylistId"),
        ("urn:uuid:b7ad8c6f", "urn:uuid:b7ad", "form", "CompositionPlaylistId"),
        ("2025-11-24T00:00:00+05:00", "tomorrow", "form", "ContentKeysNotValidBefore"),
        ("2025-11-25T23:59:59+05:00", "2025-11-25T23:59:59", "form", "ContentKeysNotValidAfter"),
        ("2025-11-25T23:59:59", "2025-11-23T23:59:59", "order", "ContentKeysNotValidAfter"),
    ],
)
def test_what_is_no_key_says_why(part: str, other: str, code: str, where: str) -> None:
    with pytest.raises(KdmError) as refused:
        kdm.read(MESSAGE.replace(part, other).encode())
    assert (refused.value.code, refused.value.where) == (code, where)
    assert str(refused.value)


def test_other_files_are_not_keys() -> None:
    for data, code in ((b"", "xml"), (b"<a/>", "format"), (b" " * 2_000_000, "large")):
        with pytest.raises(KdmError, match=code):
            kdm.read(data)
