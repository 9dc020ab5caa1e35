"""A small DCP: one reel of a picture and of subtitles, neither of them real."""

import base64
import hashlib
import uuid
from dataclasses import dataclass, field
from pathlib import Path

SPACE = uuid.UUID("0f0b3f3e-3c0a-4f0e-9a53-5d5e7a5d9f11")
TITLE = "Musician_FTR-1_F_ZH-en_INT_51_2K_ST_20200101_FAC_SMPTE_OV"
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


@dataclass(frozen=True, slots=True)
class Package:
    """Where it lies, and what in it is called what."""

    folder: Path
    files: dict[str, str] = field(default_factory=dict)

    def path(self, kind: str) -> Path:
        return self.folder / self.files[kind]


def urn(kind: str) -> str:
    return f"urn:uuid:{identifier(kind)}"


def identifier(kind: str) -> uuid.UUID:
    """Random in form, version 4, yet the same at every run."""
    digest = hashlib.sha256(SPACE.bytes + kind.encode()).digest()
    return uuid.UUID(bytes=digest[:16], version=4)


def build(folder: Path, *, encrypted: bool = False, title: str = TITLE) -> Package:
    """A SMPTE DCP in ``folder``: everything in it is as it should be, but for the signatures."""
    package = Package(folder)
    write(package, "picture", f"{identifier('picture')}_j2k.mxf", b"\x06\x0e\x2b\x34" + b"p" * 5000)
    write(package, "subtitle", f"{identifier('subtitle')}_sub.mxf", b"\x06\x0e\x2b\x34" + b"s" * 99)
    write(package, "cpl", f"CPL_{identifier('cpl')}.xml", composition(encrypted, title).encode())
    write(package, "pkl", f"PKL_{identifier('pkl')}.xml", packing_list(package, title).encode())
    write(package, "assetmap", "ASSETMAP.xml", asset_map(package).encode())
    write(package, "volindex", "VOLINDEX.xml", VOLUME.encode())
    return package


INTEROP = {
    "http://www.smpte-ra.org/schemas/429-7/2006/CPL": "http://www.digicine.com/PROTO-ASDCP-CPL-20040511#",
    "http://www.smpte-ra.org/schemas/429-8/2007/PKL": "http://www.digicine.com/PROTO-ASDCP-PKL-20040311#",
    "http://www.smpte-ra.org/schemas/429-9/2007/AM": "http://www.digicine.com/PROTO-ASDCP-AM-20040311#",
    "<PackingList>true</PackingList>": "<PackingList/>",
    "1998 1080": "1.85",
    "<Creator>test</Creator><VolumeCount>": "<VolumeCount>",
    "<Issuer>lab</Issuer>\n": "<Issuer>lab</Issuer><Creator>test</Creator>\n",
}
"""What Interop writes otherwise."""

SUBTITLES = f"""{DECLARATION}<DCSubtitle Version="1.0">
<SubtitleID>{{}}</SubtitleID><MovieTitle>Musician</MovieTitle><ReelNumber>1</ReelNumber>
<Language>English</Language><Font Size="42">
<Subtitle SpotNumber="1" TimeIn="00:00:05:000" TimeOut="00:00:07:000">
<Text VAlign="bottom" VPosition="8">A letter</Text></Subtitle></Font></DCSubtitle>"""


def build_interop(folder: Path) -> Package:
    """An Interop DCP: its subtitles are plain XML."""
    package = Package(folder)
    own = str(identifier("subtitle"))
    (folder / own).mkdir()
    write(package, "picture", f"{identifier('picture')}_j2k.mxf", b"\x06\x0e\x2b\x34" + b"p" * 500)
    write(package, "subtitle", f"{own}/{own}_sub.xml", SUBTITLES.format(own).encode())
    write(package, "cpl", "cpl.xml", interop(composition(False, TITLE)))
    write(package, "pkl", "pkl.xml", interop(packing_list(package, TITLE)))
    write(package, "assetmap", "ASSETMAP", interop(asset_map(package)))
    write(package, "volindex", "VOLINDEX", interop(VOLUME))
    return package


def interop(text: str) -> bytes:
    for smpte, other in INTEROP.items():
        text = text.replace(smpte, other)
    return text.encode()


def write(package: Package, kind: str, name: str, data: bytes) -> None:
    package.files[kind] = name
    package.path(kind).write_bytes(data)


def composition(encrypted: bool, title: str) -> str:
    key = f"<KeyId>{urn('key')}</KeyId><Hash>AAAAAAAAAAAAAAAAAAAAAAAAAAA=</Hash>"
    common = "<EditRate>24 1</EditRate><IntrinsicDuration>240</IntrinsicDuration>"
    common += "<EntryPoint>0</EntryPoint><Duration>240</Duration>" + (key if encrypted else "")
    return f"""{DECLARATION}<CompositionPlaylist xmlns="http://www.smpte-ra.org/schemas/429-7/2006/CPL">
<Id>{urn("cpl")}</Id><AnnotationText>{title}</AnnotationText>
<IssueDate>2020-01-01T00:00:00+00:00</IssueDate><Issuer>lab</Issuer><Creator>test</Creator>
<ContentTitleText>{title}</ContentTitleText><ContentKind>feature</ContentKind>
<ContentVersion><Id>{urn("version")}</Id><LabelText>1</LabelText></ContentVersion>
<RatingList/><ReelList><Reel><Id>{urn("reel")}</Id><AssetList>
<MainPicture><Id>{urn("picture")}</Id>{common}<FrameRate>24 1</FrameRate>
<ScreenAspectRatio>1998 1080</ScreenAspectRatio></MainPicture>
<MainSubtitle><Id>{urn("subtitle")}</Id>{common}<Language>en</Language></MainSubtitle>
</AssetList></Reel></ReelList></CompositionPlaylist>"""


def packing_list(package: Package, title: str) -> str:
    types = {"picture": "application/mxf", "subtitle": "application/mxf", "cpl": "text/xml"}
    assets = "".join(
        f"<Asset><Id>{urn(kind)}</Id><Hash>{digest(package.path(kind))}</Hash>"
        f"<Size>{package.path(kind).stat().st_size}</Size><Type>{media}</Type></Asset>"
        for kind, media in types.items()
    )
    return f"""{DECLARATION}<PackingList xmlns="http://www.smpte-ra.org/schemas/429-8/2007/PKL">
<Id>{urn("pkl")}</Id><AnnotationText>{title}</AnnotationText>
<IssueDate>2020-01-01T00:00:00+00:00</IssueDate><Issuer>lab</Issuer><Creator>test</Creator>
<AssetList>{assets}</AssetList></PackingList>"""


def asset_map(package: Package) -> str:
    assets = "".join(
        f"<Asset><Id>{urn(kind)}</Id>{'<PackingList>true</PackingList>' if kind == 'pkl' else ''}"
        f"<ChunkList><Chunk><Path>{package.files[kind]}</Path></Chunk></ChunkList></Asset>"
        for kind in package.files
    )
    return f"""{DECLARATION}<AssetMap xmlns="http://www.smpte-ra.org/schemas/429-9/2007/AM">
<Id>{urn("assetmap")}</Id><Creator>test</Creator><VolumeCount>1</VolumeCount>
<IssueDate>2020-01-01T00:00:00+00:00</IssueDate><Issuer>lab</Issuer>
<AssetList>{assets}</AssetList></AssetMap>"""


VOLUME = f"""{DECLARATION}<VolumeIndex xmlns="http://www.smpte-ra.org/schemas/429-9/2007/AM">
<Index>1</Index></VolumeIndex>"""


def digest(path: Path) -> str:
    """SHA-1 in base64, as ST 429-8 has it."""
    return base64.b64encode(hashlib.sha1(path.read_bytes()).digest()).decode()  # noqa: S324
