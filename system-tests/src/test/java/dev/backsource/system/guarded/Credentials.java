package dev.backsource.system.guarded;

import dev.backsource.infrastructure.BrokerGuard;
import java.util.Map;

/** How users show a broker who they are. */
interface Credentials {
    /** What the broker asks for at its port for them. */
    BrokerGuard guard();

    /** The settings of a service that is {@code user}. */
    Map<String, String> ofService(String user);

    /** The settings of a client of Kafka's that is {@code user}. */
    Map<String, Object> ofClient(String user);
}
