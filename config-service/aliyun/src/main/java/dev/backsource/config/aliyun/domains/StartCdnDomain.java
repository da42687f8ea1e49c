package dev.backsource.config.aliyun.domains;

import dev.backsource.config.domain.DomainWriter;
import dev.backsource.config.write.Writes;
import dev.backsource.policy.domain.Serving;
import jakarta.inject.Singleton;

/** Makes edges serve a stopped domain again. */
@Singleton
final class StartCdnDomain extends ServingSwitch {
    StartCdnDomain(DomainWriter writer, Writes writes) {
        super("StartCdnDomain", writer, writes, Serving.ON);
    }
}
