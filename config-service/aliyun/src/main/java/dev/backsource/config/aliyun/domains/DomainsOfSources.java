package dev.backsource.config.aliyun.domains;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.backsource.config.aliyun.answer.CallRefusedException;
import dev.backsource.config.aliyun.answer.ErrorCode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The domains of each source in a call, limited in total; a domain of several sources is kept once. */
final class DomainsOfSources {
    private static final int MAX_OF_SOURCE = 500;
    private static final int MAX_OF_CALL = 2_000;

    private final Map<String, List<ShownDomain>> bySource = new LinkedHashMap<>();
    private final Map<String, ShownDomain> byName = new HashMap<>();
    private int listed;

    /** The most domains of the next source. */
    int room() {
        return Math.min(MAX_OF_SOURCE, MAX_OF_CALL - listed);
    }

    /**
     * Adds the domains of a source.
     *
     * @param source as named in the call
     * @param found one domain more than {@link #room()} where there are more
     * @throws CallRefusedException when there are more
     */
    void add(String source, List<ShownDomain> found) {
        if (found.size() > room()) {
            throw new CallRefusedException(
                    ErrorCode.UNSUPPORTED,
                    room() < MAX_OF_SOURCE
                            ? "the sources match more than " + MAX_OF_CALL
                                    + " domains in total, and this response has no pages; use fewer sources"
                            : "more than " + MAX_OF_SOURCE + " domains use the origin " + source
                                    + ", and this response has no pages; list them page by page with"
                                    + " DescribeUserDomains and Source");
        }
        listed += found.size();
        bySource.put(
                source,
                found.stream()
                        .map(domain -> byName.computeIfAbsent(domain.name(), name -> domain))
                        .toList());
    }

    void write(ArrayNode list) {
        bySource.forEach((source, domains) -> {
            var item = list.addObject();
            item.put("Source", source);
            var names = item.putObject("Domains").putArray("domainNames");
            var infos = item.putObject("DomainInfos").putArray("domainInfo");
            for (var domain : domains) {
                names.add(domain.name());
                infos.addObject()
                        .put("DomainName", domain.name())
                        .put("CdnType", domain.cdnType())
                        .put("Status", domain.status())
                        .put("DomainCname", "")
                        .put("CreateTime", domain.createdAt())
                        .put("UpdateTime", domain.changedAt());
            }
        });
    }
}
