package dev.backsource.config.aliyun.domains;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.config.access.Role;
import dev.backsource.config.aliyun.answer.CallRefusedException;
import dev.backsource.config.aliyun.operations.CallPage;
import dev.backsource.config.aliyun.operations.CallParameters;
import dev.backsource.config.aliyun.operations.CdnCall;
import dev.backsource.config.aliyun.operations.CdnOperation;
import dev.backsource.config.domain.DomainFilter;
import dev.backsource.config.domain.NamePart;
import dev.backsource.config.domain.NamePart.Place;
import dev.backsource.config.web.query.PageRequest;
import dev.backsource.policy.Printable;
import dev.backsource.policy.domain.DomainName;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lists the domains that the caller may see, by name, all or those that parameters ask for. */
@Singleton
final class DescribeUserDomains implements CdnOperation {
    private static final String SEARCH = "DomainSearchType";
    private static final String STATUS = "DomainStatus";
    private static final Map<String, Place> PLACES = Map.of(
            "fuzzy_match", Place.ANYWHERE,
            "pre_match", Place.BEGINNING,
            "suf_match", Place.END,
            "full_match", Place.WHOLE);

    private final ShownDomains shown;

    DescribeUserDomains(ShownDomains shown) {
        this.shown = shown;
    }

    @Override
    public String name() {
        return "DescribeUserDomains";
    }

    @Override
    public Set<String> parameters() {
        return Stream.concat(
                        CallPage.PARAMETERS.stream(),
                        Stream.of(NewDomains.DOMAIN, SEARCH, STATUS, NewDomains.TEAM, "CdnType", "Source"))
                .collect(Collectors.toSet());
    }

    @Override
    public Role role() {
        return Role.VIEWER;
    }

    @Override
    public Uni<ObjectNode> answer(CdnCall call) {
        var parameters = call.parameters();
        var page = CallPage.of(parameters, ShownDomains.LARGEST_PAGE, PageRequest.MAX_SKIPPED);
        var type = parameters.find("CdnType");
        if (type != null && !type.equals(ShownDomain.TYPE)) {
            throw CallRefusedException.ofParameter(
                    "CdnType", "is " + ShownDomain.TYPE + " of every domain here; leave it out");
        }
        var source = parameters.find("Source");
        var filter = DomainFilter.of(parameters.team(NewDomains.TEAM))
                .named(names(parameters))
                .serving(served(parameters.find(STATUS)))
                .ofOrigin(source == null ? null : SourceAddresses.of("Source", source));
        return shown.page(call.caller(), filter, page);
    }

    private static NamePart names(CallParameters parameters) {
        var word = parameters.find(SEARCH);
        var place = word == null ? Place.ANYWHERE : PLACES.get(word);
        if (place == null) {
            throw CallRefusedException.ofParameter(
                    SEARCH,
                    "must be one of " + PLACES.keySet().stream().sorted().toList());
        }
        var text = parameters.find(NewDomains.DOMAIN);
        if (text == null) {
            return NamePart.ANY;
        }
        if (text.length() > DomainName.MAX_LENGTH || !Printable.isPrintable(text)) {
            throw CallRefusedException.ofParameter(
                    NewDomains.DOMAIN, "must be part of a name, of at most " + DomainName.MAX_LENGTH + " characters");
        }
        // The API writes a wildcard with a dot in front, too.
        return NamePart.searched(place == Place.WHOLE && text.startsWith(".") ? "*" + text : text, place);
    }

    /** Null for whatever status. */
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
                        "narrows a list down to online or offline, by what was set last; how far edges are with each domain is"
                                + " told of the domains of a page");
        };
    }
}
