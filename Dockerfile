# All images of Backsource, one target each: config-service, edge-service, origin-health-service, demo-origin.
# Needs nothing but Docker; Maven runs in the build.

FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /build
COPY . .
# Only the program counts here: tests are for 'mvn verify'.
RUN --mount=type=cache,target=/root/.m2 \
    mvn -q -B -ntp -Dmaven.test.skip=true -Denforcer.skip=true \
        -pl local-stack,config-service,edge-service,origin-health-service -am package \
 && mkdir demo-origin \
 && cp local-stack/target/local-stack.jar demo-origin/ \
 && cd local-stack/target/lib \
 && cp vertx-*.jar netty-*.jar jackson-core-*.jar bc*-jdk18on-*.jar jspecify-*.jar /build/demo-origin/

FROM eclipse-temurin:25-jre AS runtime
# Succeeds when http://127.0.0.1:$1$2 answers 200. The image has bash, but not always curl.
COPY --chmod=755 <<'SCRIPT' /usr/local/bin/answers-ok
#!/bin/bash
set -euo pipefail
exec 3<>"/dev/tcp/127.0.0.1/$1"
printf 'GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' "$2" >&3
read -r -t 5 _ status _ <&3
[ "$status" = 200 ]
SCRIPT
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin backsource
WORKDIR /app
USER 10001
ARG VERSION=dev
ARG REVISION=unknown
LABEL org.opencontainers.image.vendor="Backsource" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.revision="$REVISION"
ENV BACKSOURCE_BUILD_REVISION="$REVISION"
ENV JDK_JAVA_OPTIONS="-XX:MaxRAMPercentage=60 -XX:+ExitOnOutOfMemoryError"

FROM runtime AS config-service
LABEL org.opencontainers.image.title="config-service" \
      org.opencontainers.image.description="REST, the database, publishing of changes"
COPY --from=build /build/config-service/target/quarkus-app/ ./
# For the key that secrets are encrypted under; a new volume takes its owner from here.
USER root
RUN install -d -o backsource -m 700 /data
USER 10001
EXPOSE 8080 8070 9000
HEALTHCHECK --interval=10s --timeout=6s --start-period=60s --start-interval=1s \
    CMD ["answers-ok", "9000", "/q/health/ready"]
CMD ["java", "-jar", "quarkus-run.jar"]

FROM runtime AS edge-service
LABEL org.opencontainers.image.title="edge-service" \
      org.opencontainers.image.description="routes, caches and answers requests by the origin protocol policy"
# As much again may be direct memory, by which bodies pass; the rest is for threads and code.
ENV JDK_JAVA_OPTIONS="-XX:MaxRAMPercentage=40 -XX:+ExitOnOutOfMemoryError"
COPY --from=build /build/edge-service/target/quarkus-app/ ./
# For snapshots of the routing table; a new volume takes its owner from here.
USER root
RUN install -d -o backsource /data
USER 10001
EXPOSE 8081 8444 9081
HEALTHCHECK --interval=10s --timeout=6s --start-period=60s --start-interval=1s \
    CMD ["answers-ok", "9081", "/q/health/ready"]
CMD ["java", "-jar", "quarkus-run.jar"]

FROM runtime AS origin-health-service
LABEL org.opencontainers.image.title="origin-health-service" \
      org.opencontainers.image.description="probes origins, raises alerts"
COPY --from=build /build/origin-health-service/target/quarkus-app/ ./
EXPOSE 8090
HEALTHCHECK --interval=10s --timeout=6s --start-period=60s --start-interval=1s \
    CMD ["answers-ok", "8090", "/q/health/ready"]
CMD ["java", "-jar", "quarkus-run.jar"]

# Ports below 1024 are open to this user only with the setting net.ipv4.ip_unprivileged_port_start=0.
FROM runtime AS demo-origin
LABEL org.opencontainers.image.title="demo-origin" \
      org.opencontainers.image.description="tells over which scheme and port it was reached"
COPY --from=build /build/demo-origin/ ./
EXPOSE 80 443
HEALTHCHECK --interval=10s --timeout=6s --start-period=60s --start-interval=1s \
    CMD ["answers-ok", "80", "/healthz"]
CMD ["java", "-cp", "*", "dev.backsource.local.demo.DemoOriginMain"]
