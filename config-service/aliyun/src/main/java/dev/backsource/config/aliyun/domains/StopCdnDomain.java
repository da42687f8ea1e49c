package dev.backsource.config.aliyun.domains;

import dev.backsource.config.domain.DomainWriter;
import dev.backsource.config.write.Writes;
import dev.backsource.policy.domain.Serving;
import jakarta.inject.Singleton;

/** Stops a domain: edges refuse its requests. */
@Singleton
final class StopCdnDomain extends ServingSwitch {
    StopCdnDomain(DomainWriter writer, Writes writes) {
        super("StopCdnDomain", writer, writes, Serving.STOPPED);
    }
}
