#!/bin/sh
# Run once, when the primary is made: lets the replica follow it, and tells the pooler who may come.
set -eu
printf 'host replication daoyin all scram-sha-256\n' >> "$PGDATA/pg_hba.conf"
psql --username daoyin --dbname daoyin --tuples-only --no-align --command \
    "SELECT format('\"%s\" \"%s\"', rolname, rolpassword) FROM pg_authid WHERE rolname = 'daoyin'" \
    > /run/passwords/users.txt
chmod 0444 /run/passwords/users.txt
