package dev.backsource.config.aliyun.domains;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.config.access.Role;
import dev.backsource.config.aliyun.annotations.AnnotationConditions;
import dev.backsource.config.aliyun.answer.CallRefusedException;
import dev.backsource.config.aliyun.operations.CallPage;
import dev.backsource.config.aliyun.operations.CallParameters;
import dev.backsource.config.aliyun.operations.CdnCall;
import dev.backsource.config.aliyun.operations.CdnOperation;
import dev.backsource.config.aliyun.operations.ConfigStatus;
import dev.backsource.config.aliyun.tags.Tags;
import dev.backsource.config.domain.DomainCondition;
import dev.backsource.config.domain.DomainFilter;
import dev.backsource.config.domain.NamePart;
import dev.backsource.config.domain.NamePart.Place;
import dev.backsource.config.web.query.PageRequest;
import dev.backsource.policy.Printable;
import dev.backsource.policy.domain.DomainName;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lists the domains visible to the caller, by name: all of them, or a selection by parameters. Names match as a whole unless the call says
 * otherwise, so that a client that deletes the result for a name deletes no other domain.
 */
@Singleton
final class DescribeUserDomains extends CdnOperation {
    private static final String SEARCH = "DomainSearchType";
    private static final String FULL = "full_match";
    private static final String TYPE = "CdnType";
    private static final String COVERAGE = "Coverage";
    private static final String FROM = "ChangeStartTime";
    private static final String UNTIL = "ChangeEndTime";
    private static final String UNREADY = "CheckDomainShow";
    private static final int MAX_NAMES = 50;
    private static final String STATUS = "DomainStatus";
    private static final Map<String, Place> PLACES = Map.of(
            "fuzzy_match", Place.ANYWHERE, "pre_match", Place.BEGINNING, "suf_match", Place.END, FULL, Place.WHOLE);

    private final ShownDomains shown;

    DescribeUserDomains(ShownDomains shown) {
        super(
                "DescribeUserDomains",
                Role.VIEWER,
                Stream.of(
                                CallPage.PARAMETERS,
                                Tags.PARAMETERS,
                                Set.of(
                                        NewDomains.DOMAIN,
                                        SEARCH,
                                        STATUS,
                                        NewDomains.TEAM,
                                        TYPE,
                                        "Source",
                                        COVERAGE,
                                        FROM,
                                        UNTIL,
                                        UNREADY))
                        .flatMap(Set::stream)
                        .collect(Collectors.toSet()));
        this.shown = shown;
    }

    @Override
    public Uni<ObjectNode> answer(CdnCall call) {
        var parameters = call.parameters();
        var page = CallPage.of(parameters, ShownDomains.LARGEST_PAGE, PageRequest.MAX_SKIPPED);
        var source = parameters.find("Source");
        var filter = DomainFilter.of(parameters.team(NewDomains.TEAM))
                .serving(served(parameters.find(STATUS)))
                .ofOrigin(source == null ? null : SourceAddresses.of("Source", source));
        for (var condition : conditions(parameters)) {
            filter = filter.having(condition);
        }
        var withUnready = parameters.find(UNREADY) == null || parameters.isTrue(UNREADY);
        return shown.page(
                call.caller(),
                named(filter, parameters),
                page,
                domain -> withUnready || !domain.status().equals(ConfigStatus.DOMAIN_FAILED));
    }

    private static List<DomainCondition> conditions(CallParameters parameters) {
        var conditions = new ArrayList<DomainCondition>();
        var types = parameters.list(TYPE);
        types.forEach(NewDomains::requireType);
        if (!types.isEmpty() && !types.containsAll(NewDomains.TYPES)) {
            conditions.add(AnnotationConditions.ofTypes(Set.copyOf(types)));
        }
        var tags = Tags.of(parameters);
        if (!tags.isEmpty()) {
            conditions.add(AnnotationConditions.tagged(tags));
        }
        var coverage = parameters.find(COVERAGE);
        if (coverage != null && !Coverage.ALL.contains(coverage)) {
            throw CallRefusedException.ofParameter(
                    COVERAGE, "must be one of " + Coverage.ALL.stream().sorted().toList());
        }
        if (coverage != null && !coverage.equals(Coverage.EVERYWHERE)) {
            conditions.add(DomainCondition.NEVER);
        }
        var from = parameters.time(FROM);
        var until = parameters.time(UNTIL);
        if (from != null && until != null && !until.isAfter(from)) {
            throw CallRefusedException.ofParameter(UNTIL, "must be later than " + FROM);
        }
        if (from != null || until != null) {
            conditions.add(DomainCondition.changedWithin(from, until));
        }
        return conditions;
    }

    private static DomainFilter named(DomainFilter filter, CallParameters parameters) {
        var word = parameters.find(SEARCH);
        var place = PLACES.get(word == null ? FULL : word);
        if (place == null) {
            throw CallRefusedException.ofParameter(
                    SEARCH,
                    "must be one of " + PLACES.keySet().stream().sorted().toList());
        }
        var text = parameters.find(NewDomains.DOMAIN);
        if (text == null) {
            return filter;
        }
        if (place == Place.WHOLE) {
            return filter.named(parameters.domains(NewDomains.DOMAIN, MAX_NAMES).stream()
                    .map(DomainName::value)
                    .collect(Collectors.toSet()));
        }
        if (text.length() > DomainName.MAX_LENGTH || !Printable.isPrintable(text)) {
            throw CallRefusedException.ofParameter(
                    NewDomains.DOMAIN, "must be part of a name, up to " + DomainName.MAX_LENGTH + " characters");
        }
        if (text.contains(",")) {
            throw CallRefusedException.ofParameter(NewDomains.DOMAIN, "lists several names, which requires " + FULL);
        }
        return filter.named(NamePart.searched(text, place));
    }

    /** Null for any status. */
    private static @Nullable Boolean served(@Nullable String status) {
        if (status == null) {
            return null;
        }
        return switch (status) {
            case "online" -> true;
            case "offline" -> false;
            default ->
                throw CallRefusedException.ofParameter(
                        STATUS,
                        "filters by online or offline, the status that was set last; the status at the edges is"
                                + " given only per domain of a page");
        };
    }
}
