package dev.backsource.edge.proxy;

import dev.backsource.edge.testing.EdgeResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.HashMap;
import java.util.Map;

/** The same with one event loop, which accepts connections itself. */
@QuarkusTest
@WithTestResource(EdgeResource.class)
@TestProfile(OneLoopDrainIT.OneLoop.class)
class OneLoopDrainIT extends DrainIT {
    /** Starts an edge for this test alone, with time to drain. */
    public static final class OneLoop extends OwnEdge {
        @Override
        public Map<String, String> getConfigOverrides() {
            var settings = new HashMap<>(super.getConfigOverrides());
            settings.put("backsource.edge.event-loops", "1");
            return settings;
        }
    }
}
