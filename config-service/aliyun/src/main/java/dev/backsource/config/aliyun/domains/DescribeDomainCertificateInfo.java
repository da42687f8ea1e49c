package dev.backsource.config.aliyun.domains;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.config.access.DomainGuard;
import dev.backsource.config.access.Role;
import dev.backsource.config.aliyun.operations.CdnCall;
import dev.backsource.config.aliyun.operations.CdnOperation;
import dev.backsource.config.domain.DomainReader;
import dev.backsource.policy.domain.DomainName;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/** Reports that no certificate is set for a domain: certificates towards clients are the edges' own, and their operator manages them. */
@Singleton
final class DescribeDomainCertificateInfo extends CdnOperation {
    private static final List<String> EMPTY = List.of(
            "CertId",
            "CertName",
            "CertRegion",
            "CertType",
            "CertDomainName",
            "CertCommonName",
            "CertOrg",
            "CertStartTime",
            "CertExpireTime",
            "CertUpdateTime",
            "CertLife",
            "ServerCertificate",
            "Status");

    private final DomainGuard guard;
    private final DomainReader domains;

    DescribeDomainCertificateInfo(DomainGuard guard, DomainReader domains) {
        super("DescribeDomainCertificateInfo", Role.VIEWER, Set.of(NewDomains.DOMAIN));
        this.guard = guard;
        this.domains = domains;
    }

    @Override
    public Uni<ObjectNode> answer(CdnCall call) {
        var name = call.parameters().domain(NewDomains.DOMAIN);
        return guard.require(call.caller(), Role.VIEWER, name)
                .chain(() -> domains.get(name))
                .map(there -> none(name));
    }

    private static ObjectNode none(DomainName name) {
        var answer = JsonNodeFactory.instance.objectNode();
        var info = answer.putObject("CertInfos").putArray("CertInfo").addObject();
        info.put("DomainName", name.value());
        info.put("ServerCertificateStatus", "off");
        EMPTY.forEach(field -> info.put(field, ""));
        return answer;
    }
}
