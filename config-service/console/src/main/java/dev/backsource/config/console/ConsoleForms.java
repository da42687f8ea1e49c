package dev.backsource.config.console;

import dev.backsource.config.access.accounts.PasswordChanges;
import dev.backsource.config.access.changes.AccessRefresh;
import dev.backsource.config.access.passwords.Password;
import dev.backsource.config.access.sessions.SessionRefusal;
import dev.backsource.config.access.sessions.SessionToken;
import dev.backsource.config.access.sessions.SignInLinks;
import dev.backsource.config.access.sessions.SignIns;
import dev.backsource.config.access.sessions.SignedIn;
import dev.backsource.config.audit.ChangeEntry;
import dev.backsource.config.database.Sessions;
import dev.backsource.config.web.audit.RequestAudit;
import dev.backsource.config.web.caller.ClientAddress;
import dev.backsource.config.web.session.SessionCookie;
import dev.backsource.policy.InvalidValueException;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** The actions of the console's forms. */
@Singleton
final class ConsoleForms {
    private static final int MAX_NAME = 64;

    private final SignIns signIns;
    private final SignInLinks links;
    private final PasswordChanges passwords;
    private final SessionCookie cookie;
    private final Sessions database;
    private final AccessRefresh refresh;
    private final Clock clock;

    ConsoleForms(
            SignIns signIns,
            SignInLinks links,
            PasswordChanges passwords,
            SessionCookie cookie,
            Sessions database,
            AccessRefresh refresh,
            Clock clock) {
        this.signIns = signIns;
        this.links = links;
        this.passwords = passwords;
        this.cookie = cookie;
        this.database = database;
        this.refresh = refresh;
        this.clock = clock;
    }

    Uni<SessionToken> signIn(RoutingContext context) {
        var username = field(context, "username");
        if (username.length() > MAX_NAME) {
            throw new InvalidValueException("the username is too long: at most " + MAX_NAME + " characters");
        }
        var request = context.request();
        RequestAudit.isAbout(context, signIns.account(username));
        return signIns.signIn(new SignIns.Wanted(
                username,
                Password.typed(field(context, "password")),
                ClientAddress.of(request),
                cookie.token(request)));
    }

    Uni<SessionToken> followLink(RoutingContext context) {
        return links.signIn(field(context, "link"), cookie.token(context.request()));
    }

    Uni<Void> changePassword(RoutingContext context, SignedIn signedIn) {
        var session = signedIn.session();
        if (session.account() == null) {
            throw SessionRefusal.noSession();
        }
        var wanted = new PasswordChanges.Wanted(
                session.account(),
                ClientAddress.of(context.request()),
                session.hash().bytes(),
                Password.typed(field(context, "current")),
                Password.chosen(field(context, "next")));
        return passwords
                .change(wanted)
                .chain(change -> database.write(
                        transaction -> change.in(transaction)
                                .call(() -> ChangeEntry.write(
                                        transaction,
                                        RequestAudit.request(context),
                                        signedIn.caller(),
                                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                                        session.account(),
                                        "")),
                        () -> {}))
                .call(done -> refresh.now().onFailure().recoverWithNull());
    }

    /** Empty when the field is missing. */
    static String field(RoutingContext context, String name) {
        var value = context.request().getFormAttribute(name);
        return value == null ? "" : value;
    }
}
