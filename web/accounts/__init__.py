"""Who is here: accounts, sign-in, sessions and links, in a store of their own beside the log.

The log knows mandates and offices; this package knows how a person proves to hold one, by e-mail
address, passphrase, second factor or a personal link. Nothing of it is ever in the log.
`signed_in` says to every page who is here and by what they act.
"""
