#!/bin/sh
# Run once, when the primary is made: lets the replica follow it, makes the role of the instances,
# which gets its rights when the content is brought up to date, and tells the pooler who may come.
set -eu
printf 'host replication daoyin all scram-sha-256\n' >> "$PGDATA/pg_hba.conf"
psql --username daoyin --dbname daoyin --set ON_ERROR_STOP=1 --quiet <<'EOF'
\getenv password SERVING_PASSWORD
CREATE ROLE daoyin_serving LOGIN PASSWORD :'password';
EOF
psql --username daoyin --dbname daoyin --tuples-only --no-align --command \
    "SELECT format('\"%s\" \"%s\"', rolname, rolpassword) FROM pg_authid WHERE rolpassword IS NOT NULL" \
    > /run/passwords/users.txt
chmod 0444 /run/passwords/users.txt
