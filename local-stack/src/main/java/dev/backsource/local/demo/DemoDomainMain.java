package dev.backsource.local.demo;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Registers the demo domain at the API in {@code BACKSOURCE_API}, with the address in {@code DEMO_ORIGIN_ADDRESS} as its origin and the access key in
 * the file {@code BACKSOURCE_HEADER_FILE}, and ends once every edge routes it; it tries until then. A program of its own, without a listener, so that
 * no server for strangers has the key.
 */
public final class DemoDomainMain {
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private DemoDomainMain() {}

    public static void main(String[] args) throws InterruptedException {
        var api = System.getenv().getOrDefault("BACKSOURCE_API", "http://config-service:8080/api/v1");
        var address = System.getenv().getOrDefault("DEMO_ORIGIN_ADDRESS", "demo-origin");
        var key = new HeaderFile(Path.of(System.getenv().getOrDefault("BACKSOURCE_HEADER_FILE", "admin.header")));
        var registration = new DemoRegistration(new DemoDomain(new ApiClient(URI.create(api), key), address)::register);
        System.out.println(registration.keepTrying(PAUSE, System.out::println));
    }
}
