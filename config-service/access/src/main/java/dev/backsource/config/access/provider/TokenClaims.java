package dev.backsource.config.access.provider;

import dev.backsource.policy.Printable;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads a person's identity from the claims of a token. Values that don't print or are too long are left out. */
@Singleton
final class TokenClaims {
    private static final int MAX_SUBJECT = 255;
    private static final int MAX_NAME = 200;
    private static final int MAX_GROUP = 256;
    private static final int MAX_GROUPS = 100;

    private final ProviderPeople people;
    private final String usernameClaim;
    private final String groupsClaim;

    TokenClaims(ProviderPeople people, ProviderSettings settings) {
        this.people = people;
        usernameClaim = settings.usernameClaim();
        groupsClaim = settings.groupsClaim();
    }

    /** @throws TokenRefusedException when the claims name nobody */
    ProviderPerson person(String issuer, Map<String, Object> claims) {
        var subject = text(claims.get("sub"), MAX_SUBJECT);
        if (subject == null) {
            throw new TokenRefusedException("the token has no subject");
        }
        var name = text(find(claims, usernameClaim), MAX_NAME);
        return new ProviderPerson(
                issuer + "#" + subject,
                Objects.requireNonNullElse(name, subject),
                people.mattering(groups(find(claims, groupsClaim)), MAX_GROUPS));
    }

    private static List<String> groups(@Nullable Object claim) {
        var all = claim instanceof Collection<?> several ? several : claim == null ? List.of() : List.of(claim);
        return all.stream()
                .map(group -> text(group, MAX_GROUP))
                .filter(Objects::nonNull)
                .toList();
    }

    /** The name of a claim may itself contain {@code /}. */
    private static @Nullable Object find(Map<String, Object> claims, String path) {
        var whole = claims.get(path);
        if (whole != null) {
            return whole;
        }
        Object found = claims;
        for (var name : path.split("/", -1)) {
            found = found instanceof Map<?, ?> object ? object.get(name) : null;
        }
        return found;
    }

    private static @Nullable String text(@Nullable Object claim, int maxLength) {
        return claim instanceof String text
                        && !text.isBlank()
                        && text.length() <= maxLength
                        && Printable.isPrintable(text)
                ? text
                : null;
    }
}
