package dev.backsource.local.demo;

import java.util.Arrays;
import java.util.List;

/**
 * The demo origin as a program of its own. Arguments are its listeners, by default {@code http=80 https=443}; it listens on all
 * interfaces. It has no access key: {@link DemoDomainMain} registers the demo domain.
 */
public final class DemoOriginMain {
    private static final List<String> STANDARD = List.of("http=80", "https=443");

    private DemoOriginMain() {}

    public static void main(String[] args) {
        var listeners = (args.length == 0 ? STANDARD : Arrays.asList(args))
                .stream().map(Listener::parse).toList();
        var origin = DemoOrigin.start("0.0.0.0", listeners);
        Runtime.getRuntime().addShutdownHook(new Thread(origin::close, "demo-origin-stop"));
        System.out.println("demo origin listening: " + listeners);
    }
}
