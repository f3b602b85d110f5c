# Two stages: the first installs the hash-pinned lock, the second carries it and the code.
# The base is a tag and not a digest, so that a rebuild takes up security fixes of Debian and
# Python; pin it by digest where a build must be the same to the byte:
#   docker build --build-arg BASE=python:3.13-slim-bookworm@sha256:... .
ARG BASE=python:3.13-slim-bookworm
ARG LOCK=requirements.lock

FROM ${BASE} AS dependencies
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PYTHONDONTWRITEBYTECODE=1
ARG LOCK
WORKDIR /srv/daoyin
COPY ${LOCK} ./requirements.lock
RUN python3 -m venv /opt/venv \
    && /opt/venv/bin/python -m pip install --require-hashes --requirement requirements.lock

FROM ${BASE} AS service
LABEL org.opencontainers.image.title="Daoyin" \
      org.opencontainers.image.description="A REST API of qigong practice content" \
      org.opencontainers.image.licenses="Apache-2.0 AND CC-BY-4.0"
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    DATABASE_URL=sqlite:////data/daoyin.db
WORKDIR /srv/daoyin
COPY --from=dependencies /opt/venv /opt/venv
COPY pyproject.toml LICENSE LICENSE-CONTENT.md ./
COPY migrations migrations
COPY docs docs
COPY seed_data seed_data
COPY app app
# A number and no name, so that an orchestrator can see that it is not the superuser.
RUN mkdir /data && chown 10001:10001 /data
USER 10001:10001
# The only place that is written to; all else may be mounted read-only.
VOLUME /data
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request as r; r.urlopen('http://127.0.0.1:' + os.environ.get('PORT', '8000') + '/health/live', timeout=2)"]
CMD ["python", "-m", "app.cli", "serve", "--host", "0.0.0.0"]
