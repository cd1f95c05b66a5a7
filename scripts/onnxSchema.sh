#!/usr/bin/env bash
# Makes src/compiler/emit/onnx/schema/onnx_pb.{js,d.ts} again from onnx.proto beside them.
#
# onnx.proto is the published schema of ONNX 1.12 (IR version 8; Apache-2.0), unchanged, as Debian's libonnx-dev
# brings it to /usr/include/onnx/onnx.proto. To take a newer one, replace the file and run this script.
# Needs protoc (apt-get install protobuf-compiler); the generator comes from npm and is not kept installed,
# for it is run only when the schema changes.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../src/compiler/emit/onnx/schema"
npx --yes --package @bufbuild/protoc-gen-es@2.17.0 -- protoc -I . --es_out=. --es_opt=target=js+dts onnx.proto
