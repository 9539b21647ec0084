"""Unpacks the C library and the headers that the Node binding needs from TensorFlow's wheel.

Usage: unpack-wheel.py WHEEL FOLDER

Makes FOLDER/lib and FOLDER/include, and prints, one a line, the packages that the wheel asks for
as its extra "and-cuda". zipfile checks each member's checksum as it is read.
"""

import os
import re
import shutil
import sys
import zipfile

LIBRARY = re.compile(r"tensorflow/(libtensorflow_(?:cc|framework)\.(?:so\.2|2\.dylib))$")
HEADERS = re.compile(
    r"tensorflow/(include/(?:tensorflow/c|tensorflow/core/platform|xla/tsl/c|tsl)/.+)$"
)
CUDA = re.compile(r"Requires-Dist: ([^;]+?)\s*;.*extra == [\"']and-cuda[\"']")


def target(member):
    library = LIBRARY.match(member)
    if library:
        return "lib/" + library.group(1)
    header = HEADERS.match(member)
    if header and not member.endswith("/") and ".." not in member.split("/"):
        return header.group(1)
    return None


def main(wheel, folder):
    with zipfile.ZipFile(wheel) as archive:
        for member in archive.namelist():
            path = target(member)
            if path is not None:
                path = os.path.join(folder, *path.split("/"))
                os.makedirs(os.path.dirname(path), exist_ok=True)
                with archive.open(member) as source, open(path, "wb") as out:
                    shutil.copyfileobj(source, out, 1 << 20)
            elif re.fullmatch(r"[^/]+\.dist-info/METADATA", member):
                for line in archive.read(member).decode("utf-8").splitlines():
                    needed = CUDA.match(line)
                    if needed:
                        print(needed.group(1))


main(sys.argv[1], sys.argv[2])
