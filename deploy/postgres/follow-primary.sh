#!/bin/sh
# The replica: copies the primary once, then follows it.
set -eu
if [ ! -s "$PGDATA/PG_VERSION" ]; then
    pg_basebackup --host primary --username daoyin --pgdata "$PGDATA" \
        --write-recovery-conf --checkpoint=fast
    chmod 0700 "$PGDATA"
fi
exec postgres
