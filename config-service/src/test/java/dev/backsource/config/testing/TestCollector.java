package dev.backsource.config.testing;

import dev.backsource.testing.telemetry.SpanCollector;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Starts a collector, to which the service exports its spans. Fields of the type {@link SpanCollector} get it. */
public final class TestCollector implements QuarkusTestResourceLifecycleManager {
    private final SpanCollector collector = SpanCollector.start();

    @Override
    public Map<String, String> start() {
        return Map.of("backsource.tracing.endpoint", collector.endpoint(), "backsource.tracing.interval", "50ms");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(collector, field -> field.getType().equals(SpanCollector.class));
    }

    @Override
    public void stop() {
        collector.close();
    }
}
