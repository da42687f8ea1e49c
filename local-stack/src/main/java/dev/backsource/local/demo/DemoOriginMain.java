package dev.backsource.local.demo;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * The demo origin as a program of its own. Arguments are its listeners, by default {@code http=80 https=443}; it listens
 * on all interfaces. With {@code BACKSOURCE_API} set it also registers the demo domain there, with the address in
 * {@code DEMO_ORIGIN_ADDRESS} as its origin and the access key in the file {@code BACKSOURCE_HEADER_FILE}, and is healthy only when
 * that is done; it tries until it is.
 */
public final class DemoOriginMain {
    private static final List<String> STANDARD = List.of("http=80", "https=443");

    private static final Duration PAUSE = Duration.ofSeconds(2);

    private DemoOriginMain() {}

    public static void main(String[] args) throws InterruptedException {
        var listeners = (args.length == 0 ? STANDARD : Arrays.asList(args))
                .stream().map(Listener::parse).toList();
        var api = System.getenv("BACKSOURCE_API");
        var origin = DemoOrigin.start("0.0.0.0", listeners, api == null);
        Runtime.getRuntime().addShutdownHook(new Thread(origin::close, "demo-origin-stop"));
        System.out.println("the demo origin listens: " + listeners);
        if (api != null) {
            var address = System.getenv().getOrDefault("DEMO_ORIGIN_ADDRESS", "demo-origin");
            var key = new HeaderFile(Path.of(System.getenv().getOrDefault("BACKSOURCE_HEADER_FILE", "admin.header")));
            var registration =
                    new DemoRegistration(new DemoDomain(new ApiClient(URI.create(api), key), address)::register);
            System.out.println(registration.keepTrying(PAUSE, System.out::println));
            origin.becomeHealthy();
        }
    }
}
