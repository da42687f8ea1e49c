package dev.backsource.benchmarks.edge.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Lua scripts with the requests for wrk. Requests are put together as text, which costs wrk the least. */
public final class WrkScript {
    /** The requested host where there is only one. */
    public static final String HOST = "www.example.com";

    private static final String EVERY_URL_NEW = """
            -- A run lasts a second or more, so no two runs share a prefix.
            local prefix = "GET %s" .. os.time() .. "/"
            local asked = 0

            function request()
              asked = asked + 1
              return prefix .. asked .. " HTTP/1.1\\r\\nHost: %s\\r\\n\\r\\n"
            end
            """;

    private static final String SPREAD = """
            local requests = {}
            local turn = 0

            function init(args)
              for host = 0, %2$d - 1 do
                for url = 1, %4$d do
                  local name = "www" .. host * %3$d .. ".example.com"
                  table.insert(requests, "GET %1$s" .. url .. " HTTP/1.1\\r\\nHost: " .. name .. "\\r\\n\\r\\n")
                end
              end
              math.randomseed(42)
              for i = #requests, 2, -1 do
                local other = math.random(i)
                requests[i], requests[other] = requests[other], requests[i]
              end
            end

            function request()
              turn = turn %% #requests + 1
              return requests[turn]
            end
            """;

    private static final String NAMED_SERVER = """
            function wrk.resolve(host, service)
              wrk.addrs = wrk.lookup("127.0.0.1", service)
            end
            """;

    private static final String PACED = """
            function delay()
              return %d
            end
            """;

    private static final String CHURN = """
            local asked = 0

            function request()
              asked = asked + 1
              local last = asked %% %1$d == 0 and "Connection: close\\r\\n" or ""
              return "GET %2$s HTTP/1.1\\r\\nHost: %3$s\\r\\n" .. last .. "\\r\\n"
            end
            """;

    private WrkScript() {}

    /** Each connection gets {@code requests} for {@code path} on average: one in so many closes it. */
    public static Path churn(Path folder, String path, int requests) {
        return write(folder.resolve("churn.lua"), CHURN.formatted(requests, path, HOST));
    }

    /** Each connection pauses for {@code millis} before each request; the latency of a request doesn't include it. */
    public static Path paced(Path folder, int millis) {
        return write(folder.resolve("paced.lua"), PACED.formatted(millis));
    }

    /** Each request is for another URL below {@code path}. */
    public static Path everyUrlNew(Path folder, String path) {
        return write(folder.resolve("every-url-new.lua"), EVERY_URL_NEW.formatted(path, HOST));
    }

    /**
     * {@code urls} URLs below {@code path} on each of {@code hosts} hosts, in one shuffled order over and over.
     *
     * @param step hosts are {@code www0}, {@code www<step>}, {@code www<2 step>}… of {@code example.com}
     */
    public static Path spread(Path folder, String path, int hosts, int step, int urls) {
        return write(folder.resolve("spread.lua"), SPREAD.formatted(path, hosts, step, urls));
    }

    /** Sends the URL's host as SNI but connects to this machine. */
    public static Path namedServer(Path folder) {
        return write(folder.resolve("named-server.lua"), NAMED_SERVER);
    }

    private static Path write(Path file, String script) {
        try {
            return Files.writeString(file, script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
