"""What whoever runs the installation does with accounts: invite, disable, reset, hand out a link.

For the `forum` program and the demo; pages of their own may follow.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from forum.errors import UnknownThingError
from forum.record.acting import acting
from forum.record.ids import SYSTEM_OFFICE_ID
from forum.seating.person import Person
from projections.acting_by import acts_by
from web.accounts.accounts import Account, AccountError, Accounts, cleaned
from web.accounts.codes import Codes
from web.accounts.identities import Identities, IdentityTakenError
from web.accounts.letters import Letter, LetterKind
from web.accounts.links import LinkKind, Links
from web.accounts.passkeys import Passkeys
from web.accounts.sessions import Sessions
from web.secret import SUBJECTS, lasting_key_for

if TYPE_CHECKING:
    from web.installation import Installation


class Inviting:
    """The accounts of an installation, for whoever runs it.

    Args:
        installation: The installation.
    """

    def __init__(self, installation: Installation) -> None:
        self._installation = installation
        self._settings = installation.settings
        self.accounts = Accounts(installation.accounts)
        self.sessions = Sessions(installation.accounts)
        self.links = Links(installation.accounts)
        self.identities = Identities(
            installation.accounts, lasting_key_for(SUBJECTS, installation.settings)
        )
        self.passkeys = Passkeys(installation.accounts, installation.settings.host)

    def invite(self, email: str, person_id: UUID, now: datetime, language: str = "sv") -> str:
        """Make an account for a person of the log, and return the address of its invitation.

        Raises:
            AccountError: The address is none or has an account, or nobody can sign in here.
            UnknownThingError: There is no such person.
        """
        self._check_address()
        with acting(SYSTEM_OFFICE_ID), self._installation.governance.rehearsal():
            if self._installation.governance.find(Person, person_id) is None:
                raise UnknownThingError("person", person_id)
        account = self.accounts.add(email, person_id, now, language)
        return self._invitation(account, now)

    def invite_to_office(
        self, email: str, office_id: UUID, name: str, now: datetime, language: str = "sv"
    ) -> str:
        """Register a person who holds an office from today, and invite them.

        Args:
            email: For the account.
            office_id: The office.
            name: The person's name.
            now: The moment.
            language: sv or en.

        Raises:
            AccountError: The address is none or has an account, or nobody can sign in here.
            ForumError: There is no such office, or nobody can hold it.
        """
        self._check_address()
        address = cleaned(email)
        if self.accounts.by_email(address) is not None:
            raise AccountError("there is an account for {email} already", email=address)
        do = self._installation.governance
        with acting(SYSTEM_OFFICE_ID), do.batch("name_office_holder", office=str(office_id)):
            person_id = do.register_person(name=name)
            do.name_office_holder(office_id=office_id, person_id=person_id)
        return self._invitation(self.accounts.add(address, person_id, now, language), now)

    def secretariat_of(self, slug: str) -> UUID:
        """Return the office that is a forum's secretariat.

        Raises:
            UnknownThingError: There is no such forum.
            AccountError: It has no secretariat, or several.
        """
        forum_id = self._installation.forum_id(slug)
        found = self._installation.reading().execute(
            "SELECT aggregate_id FROM offices WHERE kind = 'secretariat' AND serves_id = ?",
            [str(forum_id)],
        )
        offices = [UUID(row[0]) for row in found]
        if len(offices) != 1:
            raise AccountError(
                "{slug} has no secretariat of its own, or several: name the office by --office",
                slug=slug,
            )
        return offices[0]

    def send_invitation(self, email: str, link: str) -> bool:
        """Send an invitation by e-mail; False where no letters are sent here.

        Raises:
            MailDownError: The server takes no letters now.
            NeverError: It will not take this one.
            NotNowError: It does not take this one now.
        """
        if not self._settings.mail:
            return False
        from web.accounts.mailing import send_now  # the pages, for their words
        from web.app import create_app

        app = create_app(self._settings, self._installation)
        send_now(app, Letter(LetterKind.INVITATION, self.accounts.named(email), link))
        return True

    def disable(self, email: str) -> Account:
        """Let nobody sign in by an account; its sessions end.

        Raises:
            AccountError: There is none.
        """
        account = self.accounts.named(email)
        self.accounts.disable(account.account_id)
        return account

    def move(self, email: str, new: str) -> Account:
        """Give an account another address; its sessions and links end.

        Raises:
            AccountError: There is none, or the new address is none or has an account.
        """
        account = self.accounts.named(email)
        self.accounts.move(account.account_id, new)
        return self.accounts.named(new)

    def reset(self, email: str, now: datetime) -> str:
        """Forget passphrase and codes of an account, and return a new invitation's address.

        Raises:
            AccountError: There is none, or nobody can sign in here.
        """
        self._check_address()
        account = self.accounts.named(email)
        keys = self._installation.store.keys.personal
        Codes(self._installation.accounts, keys).forget(account.account_id)
        self.accounts.reset(account.account_id)
        return self._invitation(account, now)

    def bind(self, email: str, subject: str, now: datetime) -> Account:
        """Let whoever the issuer of identities calls so sign in to an account.

        Raises:
            AccountError: There is none, no issuer is set up, or the identity is another account's.
        """
        if not self._settings.oidc_issuer:
            raise AccountError("no issuer is set up: name it in FORUM_OIDC_ISSUER")
        if not subject:
            raise AccountError("say what the issuer calls the person")
        account = self.accounts.named(email)
        subject_hash = self.identities.hashed(self._settings.oidc_issuer, subject)
        try:
            self.identities.bind(account.account_id, subject_hash, now)
        except IdentityTakenError as error:
            raise AccountError("the identity belongs to another account") from error
        return account

    def operators_link(self, email: str, now: datetime) -> str:
        """Return the address at which whoever sits at this machine signs in as somebody, once.

        Raises:
            AccountError: There is no such account, or others reach the installation too.
        """
        if not self._settings.is_loopback:
            raise AccountError(
                "a link without a code is for an installation on this machine only: "
                "use `forum account reset` to invite anew"
            )
        account = self.accounts.named(email)
        if account.is_disabled:
            raise AccountError("the account {email} is disabled: reset it first", email=email)
        token = self.links.make(LinkKind.OPERATOR, account.account_id, now)
        return f"{self._settings.base_url}/login/link/{token}"

    def acts_by(self, account: Account, now: datetime) -> list[str]:
        """Return the roles that an account's person acts in today, each once."""
        found = acts_by(self._installation.reading(), person_id=str(account.person_id), now=now)
        return list(dict.fromkeys(one["role"] for one in found))

    def _invitation(self, account: Account, now: datetime) -> str:
        token = self.links.make(LinkKind.INVITATION, account.account_id, now)
        return f"{self._settings.base_url}/account/invitation/{token}"

    def _check_address(self) -> None:
        if not self._settings.signs_in:
            raise AccountError(
                "nobody can sign in over plain http: set FORUM_BASE_URL to an https address"
            )
