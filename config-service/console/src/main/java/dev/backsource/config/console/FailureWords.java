package dev.backsource.config.console;

import dev.backsource.config.access.provider.ProviderUnavailableException;
import dev.backsource.config.web.problem.Problem;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The reasons of failures on pages without scripts. The service's own are English; other languages have words by the kind of the problem. */
record FailureWords(String text, @Nullable String original) {
    private static final String PROVIDER_AWAY = "provider-unavailable";

    private static final Map<String, String> CHINESE = Map.of(
            "sign-in-refused",
            "用户名、密码或链接不正确。",
            "too-many-attempts",
            "登录尝试过多，请稍后再试。",
            "too-many-sessions",
            "会话过多，请稍后再试。",
            "too-many-requests",
            "请求过于频繁，请稍后再试。",
            "passwords-off",
            "密码登录已停用，请通过 OpenID 提供方登录。",
            PROVIDER_AWAY,
            "OpenID 提供方不可用，请稍后再试。",
            "database-unavailable",
            "数据库不可用，请稍后再试。",
            "unintended-request",
            "请求可能来自其他网站。请重新加载页面后再试。",
            "no-session",
            "没有会话，请重新登录。",
            "invalid-request",
            "输入无效。");

    static FailureWords of(Problem problem, PageLanguage language) {
        return of(problem.type().substring(problem.type().lastIndexOf(':') + 1), problem.detail(), language);
    }

    static FailureWords providerAway(PageLanguage language) {
        return of(PROVIDER_AWAY, ProviderUnavailableException.TOLD, language);
    }

    private static FailureWords of(String kind, String detail, PageLanguage language) {
        return switch (language) {
            case ENGLISH -> new FailureWords(detail, null);
            case CHINESE -> new FailureWords(CHINESE.getOrDefault(kind, "请求未能完成。"), detail);
        };
    }
}
