package dev.backsource.edge.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsource.edge.testing.BuiltEdge;
import dev.backsource.edge.testing.CachedSite;
import dev.backsource.edge.testing.LeakWatch;
import dev.backsource.edge.testing.ManyClients;
import dev.backsource.testing.http.RawClient;
import io.vertx.core.http.HttpMethod;
import org.junit.jupiter.api.Test;

/** Every response path releases its buffers: each of them is tracked, so a few rounds show a leak. */
class LeakIT {
    private static final int ROUNDS = 3;

    private final BuiltEdge edge = BuiltEdge.patient();

    @Test
    void shouldGiveBackEveryBuffer() {
        try (var site = CachedSite.saying(edge, "Cache-Control", "max-age=600", "ETag", "\"v1\"");
                var clients = new ManyClients(edge)) {
            for (var round = 0; round < ROUNDS; round++) {
                // When
                answerInEveryWay(site, clients, "/" + round);
                System.gc();

                // Then
                assertThat(LeakWatch.take()).isEmpty();
            }
        }
    }

    private void answerInEveryWay(CachedSite site, ManyClients clients, String path) {
        site.say("x".repeat(300_000), "Cache-Control", "max-age=600", "ETag", "\"v1\"");
        var url = "http://" + site.host() + path;
        clients.get(20, url).all();
        clients.get(20, url).all();
        clients.getOverHttp2(20, site.host(), "").all();
        clients.get(5, url, "Range", "bytes=0-9,20-29").all();
        clients.get(5, url, "If-None-Match", "\"v1\"").all();
        site.say("private", "Cache-Control", "private");
        clients.get(20, url + "/own").all();
        site.post(path);
        site.send(HttpMethod.HEAD, path);
        leaveAmidTheBody(site, path);
        site.behave((request, response) -> {
            response.setChunked(true).putHeader("Cache-Control", "max-age=600").write("x".repeat(10_000));
            request.connection().close();
        });
        try (var client = new RawClient(edge.httpPort())) {
            client.sendBytes("GET " + path + "/broken HTTP/1.1\r\nHost: " + site.host() + "\r\n\r\n")
                    .rest();
        }
    }

    private void leaveAmidTheBody(CachedSite site, String path) {
        site.say("x".repeat(1_500_000), "Cache-Control", "max-age=600");
        for (var i = 0; i < 3; i++) {
            try (var client = new RawClient(edge.httpPort())) {
                client.sendBytes("GET " + path + "/left HTTP/1.1\r\nHost: " + site.host() + "\r\n\r\n")
                        .line();
            }
        }
    }
}
