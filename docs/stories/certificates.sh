#!/bin/sh
# Makes, in the folder $1, an authority (root.pem) and two certificates with their keys: shop.pem for shop.example, blog.pem for blog.example.
set -e
mkdir -p "$1"
cd "$1"
openssl req -x509 -newkey rsa:2048 -nodes -days 3650 -subj "/CN=Example Company Root" -keyout root.key -out root.pem 2>/dev/null
for name in shop blog; do
  openssl req -x509 -newkey rsa:2048 -nodes -days 90 -CA root.pem -CAkey root.key -subj "/CN=$name.example" \
    -addext "subjectAltName=DNS:$name.example" -addext "basicConstraints=critical,CA:FALSE" -keyout $name.key -out $name.crt 2>/dev/null
  cat $name.crt $name.key > $name.pem
done
