package dev.backsource.local.stack;

import dev.backsource.local.demo.DemoDomain;
import java.nio.file.Path;

/** What a newcomer is told when the stack is up: where everything is, and what to try first. */
final class Welcome {
    private final StackPorts ports;
    private final Path logs;
    private final Path adminHeader;
    private final Path managementHeader;

    Welcome(StackConfiguration configuration) {
        this.ports = configuration.ports();
        this.logs = configuration.dataFolder().resolve("logs");
        this.adminHeader = AdminToken.of(configuration).file();
        this.managementHeader = ManagementHeader.of(configuration).file();
    }

    String text() {
        return """

                  REST API               http://127.0.0.1:%1$d/api/v1      (OpenAPI at /q/openapi)
                  edge-1                 http://127.0.0.1:%2$d   https://127.0.0.1:%3$d   health http://127.0.0.1:%4$d/q/health
                  edge-2                 http://127.0.0.1:%5$d   https://127.0.0.1:%6$d   health http://127.0.0.1:%7$d/q/health
                  origin-health-service  http://127.0.0.1:%8$d/q/health
                  demo origin            http://127.0.0.1:%9$d   https://127.0.0.1:%10$d, standing in for ports 80 and 443
                  logs                   %12$s
                  custom ports           need the administrator's token: curl -H @%13$s
                  an edge's routes       need the management key: curl -H @%14$s http://127.0.0.1:%4$d/routes

                Try, in another terminal:

                  curl -H 'Host: %11$s' http://127.0.0.1:%2$d/hello
                  curl -k --resolve %11$s:%6$d:127.0.0.1 https://%11$s:%6$d/hello
                  curl -X PUT -H 'Content-Type: application/json' -d '{"enabled": true, "redirectType": "HTTPS"}' \\
                       http://127.0.0.1:%1$d/api/v1/domains/%11$s/origin-protocol-policy

                With policy FOLLOW the first goes to the origin over HTTP, the second over HTTPS. After the third,
                both go over HTTPS.

                See the cache: twice the first line, the second time without the origin; then drop it, and ask once more.

                  curl -i -H 'Host: %11$s' http://127.0.0.1:%2$d/cached/hello
                  curl -i -X POST -H 'Content-Type: application/json' -d '{"prefixes": ["/cached/"]}' \\
                       http://127.0.0.1:%1$d/api/v1/domains/%11$s/purges

                Ctrl-C stops everything; the data stays for the next time.
                """.formatted(
                        ports.configService(),
                        ports.edge1().http(),
                        ports.edge1().https(),
                        ports.edge1().management(),
                        ports.edge2().http(),
                        ports.edge2().https(),
                        ports.edge2().management(),
                        ports.originHealth(),
                        ports.originHttp(),
                        ports.originHttps(),
                        DemoDomain.NAME,
                        logs,
                        adminHeader,
                        managementHeader);
    }
}
