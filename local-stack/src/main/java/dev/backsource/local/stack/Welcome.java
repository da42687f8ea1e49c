package dev.backsource.local.stack;

import dev.backsource.local.demo.DemoDomain;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The message to a newcomer when the stack is up: all addresses, and commands to try first. */
final class Welcome {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+:,./-]+");

    private final StackPorts ports;
    private final Path logs;
    private final String administrator;
    private final String management;
    private final String debugger;

    /** Paths below {@code workingFolder} are shown relative to it. */
    Welcome(StackConfiguration configuration, Path workingFolder) {
        var here = workingFolder.toAbsolutePath().normalize();
        this.ports = configuration.ports();
        this.logs = seenFrom(here, configuration.dataFolder().resolve("logs"));
        this.debugger = debuggerLine(configuration);
        this.administrator = quoted("@"
                + seenFrom(here, AdministratorHeader.of(configuration).shown().path()));
        this.management =
                quoted("@" + seenFrom(here, ManagementHeader.of(configuration).file()));
    }

    /** A line of the table, or nothing. */
    private static String debuggerLine(StackConfiguration configuration) {
        var debugger = configuration.debugger();
        return debugger == null ? "" : "\n  debugger               attach to " + debugger.place();
    }

    private static Path seenFrom(Path here, Path path) {
        return path.startsWith(here) ? here.relativize(path) : path;
    }

    /** The text as one word of a shell command. */
    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /** {@code link} is the path that signs in to the console. */
    String text(String link) {
        return """

                  console                http://127.0.0.1:%1$d%15$s
                                         (signs in as the administrator, once and within 15 minutes)
                  REST API               http://127.0.0.1:%1$d/api/v1      (OpenAPI at /q/openapi)
                  Alibaba Cloud CDN API  http://127.0.0.1:%16$d      (client settings: docs/aliyun-api.md)
                  config-service         http://127.0.0.1:%17$d/q/health
                  edge-1                 http://127.0.0.1:%2$d   https://127.0.0.1:%3$d   health http://127.0.0.1:%4$d/q/health
                  edge-2                 http://127.0.0.1:%5$d   https://127.0.0.1:%6$d   health http://127.0.0.1:%7$d/q/health
                  origin-health-service  http://127.0.0.1:%8$d/q/health
                  demo origin            http://127.0.0.1:%9$d   https://127.0.0.1:%10$d, standing in for ports 80 and 443
                  logs                   %12$s
                  administrator          access key for the REST API: curl -H %13$s
                  edge routes            management key: curl -H %14$s http://127.0.0.1:%4$d/routes%18$s

                Try, in another terminal:

                  curl -H 'Host: %11$s' http://127.0.0.1:%2$d/hello
                  curl -k --resolve %11$s:%6$d:127.0.0.1 https://%11$s:%6$d/hello
                  curl -X PUT -H %13$s -H 'Content-Type: application/json' -d '{"enabled": true, "redirectType": "HTTPS"}' \\
                       http://127.0.0.1:%1$d/api/v1/domains/%11$s/origin-protocol-policy

                With policy FOLLOW the first goes to the origin over HTTP, the second over HTTPS. After the third,
                both go over HTTPS.

                Try the cache: run the first line twice; the second response comes from the cache. Then purge, and request it again.

                  curl -i -H 'Host: %11$s' http://127.0.0.1:%2$d/cached/hello
                  curl -i -X POST -H %13$s -H 'Content-Type: application/json' -d '{"prefixes": ["/cached/"]}' \\
                       http://127.0.0.1:%1$d/api/v1/domains/%11$s/purges

                Ctrl-C stops everything. Data is kept for the next start.
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
                        administrator,
                        management,
                        link,
                        ports.aliyun(),
                        ports.configManagement(),
                        debugger);
    }
}
