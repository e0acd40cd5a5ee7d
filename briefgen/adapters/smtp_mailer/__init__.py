"""Hands messages to a mail server over SMTP."""

from briefgen.adapters.smtp_mailer.mailer import Login, SmtpMailer

__all__ = ["Login", "SmtpMailer"]
