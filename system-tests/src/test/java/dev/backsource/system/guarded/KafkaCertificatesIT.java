package dev.backsource.system.guarded;

import dev.backsource.deployment.kafka.ServiceRights;
import java.nio.file.Path;
import java.util.Arrays;

/** The services have certificates. */
class KafkaCertificatesIT extends GuardedKafkaTests<ClientCertificates> {
    @Override
    ClientCertificates credentials(Path folder) {
        return ClientCertificates.of(
                folder,
                Arrays.stream(ServiceRights.values()).map(ServiceRights::user).toList());
    }
}
