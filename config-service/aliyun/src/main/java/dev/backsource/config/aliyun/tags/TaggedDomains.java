package dev.backsource.config.aliyun.tags;

import dev.backsource.config.aliyun.answer.CallRefusedException;
import dev.backsource.config.aliyun.operations.CallLimits;
import dev.backsource.config.aliyun.operations.CallParameters;
import dev.backsource.policy.domain.DomainName;
import java.util.List;
import java.util.Set;

/** The domains in calls about tags: {@code ResourceType}, which is {@code DOMAIN}, and {@code ResourceId.N}. */
final class TaggedDomains {
    static final Set<String> PARAMETERS = Set.of("ResourceType", "ResourceId.N");
    static final String TYPE = "DOMAIN";

    private static final String IDS = "ResourceId";

    private TaggedDomains() {}

    /** One to 50 domains. */
    static List<DomainName> of(CallParameters parameters) {
        var type = parameters.require("ResourceType");
        if (!type.equalsIgnoreCase(TYPE)) {
            throw CallRefusedException.ofParameter("ResourceType", "must be " + TYPE);
        }
        return parameters.numberedDomains(IDS, CallLimits.MAX_DOMAINS);
    }
}
